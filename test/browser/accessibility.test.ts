import { expect } from 'vitest'
import { test } from './browser.ts'
import { findDemoRows } from './demo-rows.ts'
import { everyScreen, openScreen, settle } from './screens.ts'

/** How much wider the page is than its window, in pixels. */
const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

const deskWidth = 1280
const telephoneWidth = 390

test('every page can be used by everybody, at a desk and on a telephone', async ({
  page,
  server,
  demoShop,
  signIn,
  axe,
}) => {
  await signIn(page, demoShop)
  const api = { url: server.url, token: demoShop.console.token }
  const rows = await findDemoRows(server.db, demoShop.merchant.id, api)
  const screens = [...everyScreen(rows), { name: 'unknown', path: '/nothing/here' }]
  const faults: object[] = []

  for (const { path } of screens) {
    await openScreen(page, path)
    for (const width of [deskWidth, telephoneWidth]) {
      await page.setViewportSize({ width, height: 800 })
      await settle(page)
      const found = await axe(page, width === deskWidth)
      const headings = await page.getByRole('heading', { level: 1 }).count()
      const tooWide = await page.evaluate<number>(overflow)
      if (found.length > 0 || headings !== 1 || tooWide > 0) {
        faults.push({ path, width, found, headings, tooWide })
      }
    }
  }

  expect(screens.length).toBeGreaterThan(15)
  expect(faults).toEqual([])
}, 120_000)

test('signing in can be done by everybody', async ({ page, axe }) => {
  await openScreen(page, '/sign-in')

  expect(await axe(page)).toEqual([])
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
})
