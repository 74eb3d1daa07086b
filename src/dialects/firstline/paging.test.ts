import { expect, test } from 'vitest'
import { listJson } from './paging.ts'

const url = 'http://tenant.example.com/api/v1/contact-tag'

// biome-ignore lint/suspicious/noExplicitAny: a wire body has any shape.
function list(total: number, input: object = {}, rawQuery: Record<string, any> = {}): any {
  return listJson([{ id: 1 }], total, { url, rawQuery, input })
}

const labels = (total: number, page: number) =>
  list(total, { page, per_page: 1 })
    .meta.links.slice(1, -1)
    .map((link: { label: string }) => link.label)
    .join(' ')

test('shows the documented pager', () => {
  const page = list(30)

  expect(page.links).toEqual({
    first: `${url}?page=1`,
    last: `${url}?page=2`,
    prev: null,
    next: `${url}?page=2`,
  })
  expect(page.meta).toMatchObject({ current_page: 1, from: 1, last_page: 2, per_page: 15 })
  expect(page.meta.path).toBe(url)
  expect(page.meta.links).toEqual([
    { url: null, label: '&laquo; Previous', active: false },
    { url: `${url}?page=1`, label: '1', active: true },
    { url: `${url}?page=2`, label: '2', active: false },
    { url: `${url}?page=2`, label: 'Next &raquo;', active: false },
  ])
})

test('repeats the caller’s other parameters and puts the page last', () => {
  const query = { page: '2', per_page: '2', 'tag_ids[]': ['1', '2'], search: '王 & co' }
  const page = list(200, { page: 2, per_page: 2 }, query)

  expect(page.links.next).toBe(
    `${url}?per_page=2&tag_ids%5B%5D=1&tag_ids%5B%5D=2&search=%E7%8E%8B%20%26%20co&page=3`,
  )
  expect(page.links.prev).toMatch(/&page=1$/)
})

test('echoes a sent page size as text and cuts it at 100', () => {
  expect(list(5, { per_page: 2 }).meta.per_page).toBe('2')
  expect(list(5, { per_page: 5000 }).meta.per_page).toBe('100')
  expect(list(5).meta.per_page).toBe(15)
})

test.for([
  [13, 1, '1 2 3 4 5 6 7 8 9 10 11 12 13'],
  [14, 1, '1 2 3 4 5 6 7 8 9 10 ... 13 14'],
  [30, 7, '1 2 3 4 5 6 7 8 9 10 ... 29 30'],
  [30, 8, '1 2 ... 5 6 7 8 9 10 11 ... 29 30'],
  [30, 23, '1 2 ... 20 21 22 23 24 25 26 ... 29 30'],
  [30, 24, '1 2 ... 21 22 23 24 25 26 27 28 29 30'],
  [30, 99, '1 2 ... 21 22 23 24 25 26 27 28 29 30'],
] as const)('shows of %i pages at page %i the window %s', ([pages, page, window]) => {
  expect(labels(pages, page)).toBe(window)
})

test('has a last page also when there is nothing', () => {
  const page = listJson([], 0, { url, rawQuery: {}, input: {} })

  expect(page).toMatchObject({
    data: [],
    links: { first: `${url}?page=1`, last: `${url}?page=1`, prev: null, next: null },
    meta: { current_page: 1, from: null, to: null, last_page: 1, total: 0 },
  })
})
