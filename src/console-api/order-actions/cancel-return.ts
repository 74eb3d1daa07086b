import { returnAction } from './return-action.ts'

/** Cancels a return: nothing goes back, and its units may be returned anew. */
export const cancelReturnEndpoint = returnAction('cancelled')
