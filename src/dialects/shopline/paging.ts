import { z } from 'zod'

const wholeNumber = z
  .string()
  .regex(/^\d{1,9}$/, 'must be a number')
  .transform(Number)

/** `page`, `per_page` and `previous_id`, which every list takes. */
export const pagingQuery = {
  page: wholeNumber.pipe(z.number().min(1)).default(1),
  per_page: wholeNumber.pipe(z.number().min(1).max(999)).default(24),
  /** Cursor: id of the last row received; `page` is then ignored. Empty asks for the first page. */
  previous_id: z.string().optional(),
}

export interface Paging {
  page: number
  per_page: number
  previous_id?: string | undefined
}

/** The list envelope. With a cursor the page number says nothing, so it is echoed as 1. */
export function listJson(items: object[], totalCount: number, paging: Paging): object {
  return {
    items,
    pagination: {
      current_page: paging.previous_id ? 1 : paging.page,
      per_page: paging.per_page,
      total_pages: Math.ceil(totalCount / paging.per_page),
      total_count: totalCount,
    },
  }
}

/** Rows to skip; none with a cursor, since `page` is then ignored. */
export function offsetOf(paging: Paging): number {
  return paging.previous_id ? 0 : (paging.page - 1) * paging.per_page
}
