import { ApiError } from './api.ts'
import { useRefusalText } from './refusal-text.ts'

/** Says for an input, by its JSON pointer, that the server could not use it. */
export function useFieldError(error: unknown): (pointer: string) => string | undefined {
  const refusalText = useRefusalText()
  const pointers = error instanceof ApiError ? error.errors.map((each) => each.pointer) : []
  return (pointer) =>
    pointers.some((each) => each === pointer || each.startsWith(`${pointer}/`))
      ? refusalText(error)
      : undefined
}
