import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Shop } from '../app.ts'
import { aCounter, aShoplineOrder } from '../build-orders.ts'
import { test } from './browser.ts'
import { openScreen, settle } from './screens.ts'

const rowOf = (page: Page, number: string) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name: number }) })

const checkboxOf = (page: Page, number: string) =>
  page.getByRole('checkbox', { name: `選取訂單 ${number}` })

async function newestOf(shop: Shop, query = ''): Promise<{ id: string; order_number: string }[]> {
  return (await shop.console.get(`/orders${query}`)).json.items
}

test('finds an order in Chinese and opens it with the keyboard alone', async ({
  page,
  server,
  shop,
  signIn,
  axe,
}) => {
  const counter = await aCounter(server, shop)
  const order = await aShoplineOrder(shop, counter)
  await signIn(page, shop, 'agent')
  await openScreen(page, '/customers')

  await page.keyboard.press('Control+K')
  await page.getByRole('combobox', { name: '搜尋' }).waitFor()
  await page.keyboard.type('怡君')
  const found = page.getByRole('option', { name: order.order_number })
  await found.waitFor()
  expect(await axe(page)).toEqual([])
  expect(await found.getAttribute('aria-selected')).toBe('true')
  await page.keyboard.press('ArrowDown')
  const dialog = page.getByRole('dialog')
  expect(await dialog.getByRole('option', { selected: true }).textContent()).toContain('林怡君')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')

  await page.waitForURL(`**/orders/${order.id}`)
  expect(await page.getByRole('combobox', { name: '搜尋' }).count()).toBe(0)
})

test('waits for the answer when a number is scanned, and not for half a word', async ({
  page,
  server,
  shop,
  signIn,
}) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  await signIn(page, shop, 'agent')
  await openScreen(page, '/orders')

  await page.keyboard.press('/')
  const box = page.getByRole('combobox', { name: '搜尋' })
  await box.dispatchEvent('compositionstart')
  await page.keyboard.type('ㄌㄧㄣ')
  await box.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true })
  await box.dispatchEvent('compositionend')
  expect(new URL(page.url()).pathname).toBe('/orders')
  await box.fill('')
  await page.keyboard.insertText(order.order_number)
  await page.keyboard.press('Enter')

  await page.waitForURL(`**/orders/${order.id}`)
})

test('shows a new order at once, and keeps what is selected', async ({
  page,
  server,
  shop,
  signIn,
}) => {
  const counter = await aCounter(server, shop)
  const first = await aShoplineOrder(shop, counter)
  await signIn(page, shop, 'agent')
  await openScreen(page, '/orders')
  await checkboxOf(page, first.order_number).check()
  await page.evaluate('window.wasNotReloaded = true')

  const second = await aShoplineOrder(shop, counter)

  await rowOf(page, second.order_number).waitFor()
  await page.getByRole('status').filter({ hasText: '有 1 筆新訂單' }).waitFor({ state: 'attached' })
  expect(await checkboxOf(page, first.order_number).isChecked()).toBe(true)
  expect(await checkboxOf(page, second.order_number).isChecked()).toBe(false)
  expect(await page.evaluate('window.wasNotReloaded')).toBe(true)
})

test('keeps filters, sort and page in the address', async ({ page, demoShop, signIn }) => {
  await signIn(page, demoShop, 'agent')
  await openScreen(page, '/orders')

  await page.getByRole('button', { name: '篩選', exact: true }).click()
  const panel = page.getByRole('dialog', { name: '篩選條件' })
  await panel.getByRole('combobox', { name: '付款狀態' }).click()
  await page.getByRole('option', { name: '已付款' }).click()
  await panel.getByRole('button', { name: '套用' }).click()
  await page.getByText('付款狀態：已付款').waitFor()
  await page.getByRole('button', { name: '總計' }).click()
  await page
    .getByRole('columnheader', { name: '總計' })
    .and(page.locator('[aria-sort=descending]'))
    .waitFor()
  await settle(page)
  await page.getByRole('button', { name: '下一頁' }).click()
  await page.waitForURL(/after=/)
  await settle(page)
  const shown = await page.getByRole('table').textContent()
  await page.reload()
  await settle(page)

  expect(await page.getByRole('table').textContent()).toBe(shown)
  expect(shown).not.toContain('未付款')
  await page.getByRole('button', { name: '移除篩選：付款狀態：已付款' }).click()
  await page.waitForURL(
    (url) => !url.search.includes('payment_state') && !url.search.includes('after'),
  )
})

test('shows the columns that were chosen, and saves them as a file', async ({
  page,
  demoShop,
  signIn,
}) => {
  await signIn(page, demoShop, 'agent')
  await openScreen(page, '/orders?payment_state=paid')

  await page.getByRole('button', { name: '欄位' }).click()
  await page.getByRole('checkbox', { name: '物流單號' }).check()
  await page.getByRole('checkbox', { name: '件數' }).uncheck()
  await page.reload()
  await settle(page)
  const headings = await page.getByRole('columnheader').allInnerTexts()
  await page.getByRole('button', { name: '匯出 CSV' }).click()
  const arriving = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: '顯示中的欄位' }).click()
  const file = await arriving

  const [first = '', ...rows] = (await readFile(await file.path(), 'utf8')).trim().split('\r\n')
  const { total } = (await demoShop.console.get('/orders?payment_state=paid')).json
  expect(headings.join()).toContain('物流單號')
  expect(headings.join()).not.toContain('件數')
  expect(file.suggestedFilename()).toMatch(/^orders-.*\.csv$/)
  expect(first).toContain('物流單號')
  expect(first).not.toContain('件數')
  expect(rows).toHaveLength(total.value)
})

test('tags several orders with the keyboard, and keeps the list as a view', async ({
  page,
  server,
  shop,
  signIn,
  axe,
}) => {
  const counter = await aCounter(server, shop)
  for (let count = 0; count < 4; count++) await aShoplineOrder(shop, counter)
  const [a, b, c] = await newestOf(shop)
  await signIn(page, shop, 'agent')
  await openScreen(page, '/orders')

  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: '鍵盤快速鍵' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await page.getByText('已選 2 筆').first().waitFor()
  await checkboxOf(page, c?.order_number ?? '').click({ modifiers: ['Shift'] })
  await page.getByText('已選 3 筆').first().waitFor()
  await page.getByRole('button', { name: '標籤', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '為 3 筆訂單設定標籤' })
  await dialog.getByRole('combobox', { name: '加上標籤' }).fill('急件')
  await page.keyboard.press('Enter')
  expect(await axe(page)).toEqual([])
  await dialog.getByRole('button', { name: '套用標籤' }).click()
  await page.getByText('已處理 3 筆訂單').waitFor()
  await dialog.waitFor({ state: 'detached' })

  const tagged = await newestOf(shop, `?tag=${encodeURIComponent('急件')}`)
  expect(tagged.map((order) => order.id)).toEqual([a?.id, b?.id, c?.id])
  await openScreen(page, `/orders?tag=${encodeURIComponent('急件')}`)
  await page.getByRole('button', { name: '儲存檢視' }).click()
  await page.getByRole('textbox', { name: '名稱' }).fill('急件訂單')
  await page.keyboard.press('Enter')
  const tab = page.getByRole('link', { name: '急件訂單' })
  await tab.and(page.locator('[aria-current=page]')).waitFor()
  await page.getByRole('link', { name: '全部', exact: true }).click()
  await rowOf(page, a?.order_number ?? '').waitFor()
  await tab.click()
  await page.getByText('標籤：急件').waitFor()
})

test('says which orders cannot be shipped, and ships the others with their numbers', async ({
  page,
  server,
  shop,
  signIn,
  axe,
}) => {
  const counter = await aCounter(server, shop)
  await aShoplineOrder(shop, counter)
  await aShoplineOrder(shop, counter)
  const [late, early] = await newestOf(shop)
  await shop.console.post('/orders/bulk', { ids: [early?.id], action: 'ship' })
  await signIn(page, shop, 'agent')
  await page.setViewportSize({ width: 390, height: 844 })
  await openScreen(page, '/orders')

  await checkboxOf(page, late?.order_number ?? '').check()
  await checkboxOf(page, early?.order_number ?? '').check()
  await page.getByRole('button', { name: '標示出貨' }).click()
  await page.getByText('無法出貨：1 筆').waitFor()
  await page.getByText('訂單已出貨').first().waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('textbox', { name: `訂單 ${late?.order_number} 的物流單號` }).fill('T-42')
  await page.getByRole('button', { name: '出貨 1 筆' }).click()
  await page.getByText('已處理 1 筆訂單').waitFor()

  const seen = (await shop.shopline.get(`/orders/${late?.id}`)).json
  expect(seen.delivery_data.tracking_number).toBe('T-42')
  expect(seen.order_delivery.status).toBe('shipped')
})
