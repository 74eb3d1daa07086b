import { forgetAnswers } from '../core/access/forget-answers.ts'
import { log } from '../platform/log.ts'
import type { JobContext } from './jobs.ts'

/** Deletes the answers to requests with a key that were kept for a day. */
export async function forgetAnswersJob({ db, sending }: JobContext): Promise<void> {
  const count = await forgetAnswers(db, sending.clock())
  log.info({ count }, 'old answers to requests with a key deleted')
}
