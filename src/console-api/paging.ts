import { z } from 'zod'
import { limitInput } from './inputs.ts'

/** The query of a list that is paged by the rows at its edges. */
export const pagingFields = {
  /** `next` of a page: what comes after it. */
  after: z.string().min(1).max(100).optional(),
  /** `previous` of a page: what comes before it. */
  before: z.string().min(1).max(100).optional(),
  limit: limitInput,
}

type Direction = 'asc' | 'desc'

/** Rows with the ids to go on from; null where there is nothing on that side. */
export interface CursorPage<Row> {
  items: Row[]
  next: string | null
  previous: string | null
}

/**
 * One page by cursor. `read` is given where to start and which way: backwards is the other way round
 * and turned again, and one row more than asked for tells whether there is more.
 */
export async function readPage<Row extends { id: string }>(
  query: { after?: string | undefined; before?: string | undefined; limit: number },
  direction: Direction,
  read: (paging: { direction: Direction; limit: number; after_id?: string }) => Promise<Row[]>,
): Promise<CursorPage<Row>> {
  const { after, before, limit } = query
  const isBackwards = before !== undefined && after === undefined
  const opposite = direction === 'desc' ? 'asc' : 'desc'
  const cursor = isBackwards ? before : after
  const rows = await read({
    direction: isBackwards ? opposite : direction,
    limit: limit + 1,
    ...(cursor === undefined ? {} : { after_id: cursor }),
  })
  const hasMore = rows.length > limit
  const items = isBackwards ? rows.slice(0, limit).toReversed() : rows.slice(0, limit)
  const first = items.at(0)?.id ?? null
  const last = items.at(-1)?.id ?? null
  return {
    items,
    next: isBackwards || hasMore ? last : null,
    previous: (isBackwards ? hasMore : after !== undefined) ? first : null,
  }
}
