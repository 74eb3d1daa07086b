/** Trouble met before an endpoint is reached; each face words it in its own form. */
export class RequestError extends Error {
  override readonly name = 'RequestError'
  readonly problem: 'malformed_body' | 'body_too_large' | 'unknown_path' | 'wrong_method' | 'text'
  readonly allowed: string[]
  /** Set where the HTTP parser says more than the problem does: 408 or 431. */
  status?: number

  constructor(problem: RequestError['problem'], message: string, allowed: string[] = []) {
    super(message)
    this.problem = problem
    this.allowed = allowed
  }
}
