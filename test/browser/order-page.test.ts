import { expect } from 'vitest'
import { aFullOrder, shownOrder } from '../build-order-page.ts'
import { test } from './browser.ts'
import { openScreen } from './screens.ts'

test('shows an order live, in three faces, and as it was', async ({
  page,
  server,
  shop,
  signIn,
  axe,
}) => {
  const { id, shown } = await aFullOrder(server, shop, { order: { total: 3000 } })
  await signIn(page, shop, 'agent')
  await openScreen(page, `/orders/${id}`)
  await page.getByRole('heading', { level: 1, name: shown.order_number }).waitFor()
  await page.getByText('總計與計算不同：回報 NT$3,000，計算 NT$3,505，差 -NT$505').waitFor()

  // What is not possible says why, to the keyboard, too.
  await page.getByRole('button', { name: '更多操作' }).press('Enter')
  const refused = page.getByRole('menuitem', { name: /退貨.*訂單尚未出貨/ })
  await refused.waitFor()
  expect(await refused.getAttribute('aria-disabled')).toBe('true')
  await page.keyboard.press('Escape')

  // Another face changes it while the page is open.
  const number = shown.ids.firstline
  await shop.firstline.put(`/contact-order/${number}`, { receiver_name: '王小明' })
  await page.getByText('王小明', { exact: true }).waitFor()

  // The same moment in the three faces, exactly as they answer.
  await page.getByRole('tab', { name: '三種 API' }).click()
  const firstline = page.getByRole('region', { name: 'FIRST LINE 的 JSON' })
  await firstline.waitFor()
  const real = (await shop.firstline.get(`/contact-order/${number}`)).text
  expect(JSON.stringify(JSON.parse((await firstline.textContent()) ?? ''))).toBe(real)
  expect(await page.getByRole('region', { name: / 的 JSON$/ }).count()).toBe(3)
  expect(await axe(page)).toEqual([])

  // Back in time: the values of then, marked, and nothing to be done.
  await page.getByRole('tab', { name: '歷程' }).click()
  await page.getByText('收件人：陳大文 → 王小明').waitFor()
  expect(await axe(page)).toEqual([])
  await page
    .getByRole('button', { name: /^看當時的訂單/ })
    .last()
    .click()
  await page.getByText(/^這是 .* 當時的訂單$/).waitFor()
  expect(new URL(page.url()).searchParams.get('at')).toBe(shown.created_at)
  await page.getByRole('tab', { name: '總覽' }).click()
  await page.getByText('陳大文').waitFor()
  expect(await page.locator('mark').allTextContents()).toEqual([expect.stringContaining('陳大文')])
  expect(await page.getByRole('button', { name: '更多操作' }).count()).toBe(0)
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: '回到現在' }).click()
  await page.getByText('王小明', { exact: true }).waitFor()
})

test('keeps note and tags where they stand, and tells of another’s change', async ({
  page,
  server,
  shop,
  signIn,
}) => {
  const { id } = await aFullOrder(server, shop)
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, shop, 'agent')
  await openScreen(page, `/orders/${id}`)
  const note = page.getByRole('textbox', { name: '店家備註' })

  await note.fill('請先致電')
  await shop.console.patch(`/orders/${id}`, { tags: ['急件'] })
  await page.getByText('急件').waitFor()
  await page.getByRole('button', { name: '儲存' }).click()
  await page.getByRole('alert').waitFor()
  expect(await shownOrder(shop, id)).toMatchObject({ note: null, tags: ['急件'] })
  await page.getByRole('button', { name: '儲存' }).click()
  await page.getByText('備註已儲存').waitFor()

  expect(await shownOrder(shop, id)).toMatchObject({ note: '請先致電', tags: ['急件'] })
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
})

test('leads back to the list from an order that there is not', async ({ page, shop, signIn }) => {
  await signIn(page, shop, 'agent')
  await openScreen(page, '/orders/unknown')
  await page.getByRole('alert').waitFor()

  await page.getByRole('link', { name: '所有訂單' }).click()

  await page.waitForURL(/\/orders$/)
})

test('shows who only watches the order without anything to change', async ({
  page,
  server,
  shop,
  signIn,
}) => {
  const { id } = await aFullOrder(server, shop)
  await signIn(page, shop, 'sponsor')
  await openScreen(page, `/orders/${id}`)

  expect(await page.getByRole('textbox', { name: '店家備註' }).count()).toBe(0)
  await page.getByRole('button', { name: '更多操作' }).click()
  const items = page.getByRole('menuitem')
  await items.first().waitFor()
  const allowed = await items.evaluateAll(
    (found) => found.filter((item) => item.getAttribute('aria-disabled') !== 'true').length,
  )
  expect(allowed).toBe(0)
})
