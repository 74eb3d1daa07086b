import { filterOf, integerInput } from './inputs.ts'

const perPageDefault = 15
// Inferred: no maximum is documented (conventions.md section 6).
const perPageMax = 100

/** `page` and `per_page`, which every list takes. */
export const pagingInput = {
  page: filterOf(integerInput(1, 999_999_999_999)),
  per_page: filterOf(integerInput(1)),
}

interface Paging {
  page?: number | undefined
  per_page?: number | undefined
}

/** Which rows a page holds. */
export function pageOf(paging: Paging): { limit: number; offset: number } {
  const limit = Math.min(paging.per_page ?? perPageDefault, perPageMax)
  return { limit, offset: ((paging.page ?? 1) - 1) * limit }
}

/** The list as it was asked for: its address and the query its links must repeat. */
export interface ListRequest {
  url: string
  rawQuery: Record<string, string | string[]>
  input: Paging
}

/** The list envelope with every part that any sample shows (conventions.md section 6). */
export function listJson(data: object[], total: number, request: ListRequest): object {
  const { limit, offset } = pageOf(request.input)
  const current = request.input.page ?? 1
  const last = Math.max(1, Math.ceil(total / limit))
  const at = (page: number) => pageUrl(request, page)
  const previous = current > 1 ? at(current - 1) : null
  const next = current < last ? at(current + 1) : null
  return {
    data,
    links: { first: at(1), last: at(last), prev: previous, next },
    meta: {
      current_page: current,
      from: data.length > 0 ? offset + 1 : null,
      last_page: last,
      links: [
        { url: previous, label: '&laquo; Previous', active: false },
        ...windowOf(current, last).map((page) =>
          page === null
            ? { url: null, label: '...', active: false }
            : { url: at(page), label: String(page), active: page === current },
        ),
        { url: next, label: 'Next &raquo;', active: false },
      ],
      path: request.url,
      // Quirk 1: what the caller sent comes back as text, the default as a number.
      per_page: request.input.per_page === undefined ? limit : String(limit),
      to: data.length > 0 ? offset + data.length : null,
      total,
    },
  }
}

// The caller's other parameters first, page last.
function pageUrl(request: ListRequest, page: number): string {
  const pairs = Object.entries(request.rawQuery)
    .filter(([key]) => key !== 'page' && key !== '_method')
    .flatMap(([key, value]) => [value].flat().map((each) => [key, each] as const))
  return `${request.url}?${[...pairs, ['page', String(page)] as const]
    .map((pair) => pair.map(encodeURIComponent).join('='))
    .join('&')}`
}

const eachSide = 3

// Inferred: Laravel's window of page buttons; null stands for the "..." between its parts.
function windowOf(current: number, last: number): (number | null)[] {
  const edge = eachSide + 4
  if (last < eachSide * 2 + 8) return range(1, last)
  if (current <= edge) return [...range(1, edge + eachSide), null, ...range(last - 1, last)]
  if (current > last - edge) return [1, 2, null, ...range(last - (edge + eachSide - 1), last)]
  const middle = range(current - eachSide, current + eachSide)
  return [1, 2, null, ...middle, null, ...range(last - 1, last)]
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
