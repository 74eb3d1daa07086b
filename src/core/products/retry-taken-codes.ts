import { brokenConstraint } from '../../platform/db.ts'

const attemptCountMax = 5

/**
 * Runs a transaction again when another one has just taken a code it chose: the next run sees that
 * code as taken and chooses another, or refuses when it was asked for by name.
 */
export async function retryTakenCodes<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      const isTaken = brokenConstraint(error) === 'variants_code_key'
      if (!isTaken || attempt === attemptCountMax) throw error
    }
  }
}
