import { returnAction } from './return-action.ts'

/** Completes a return: goods and money have changed hands; stock, credits and points go back. */
export const completeReturnEndpoint = returnAction('completed')
