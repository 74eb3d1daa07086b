import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Server, Shop } from '../app.ts'
import { aContactOrder } from '../build-contacts.ts'
import { aCustomer } from '../build-customers.ts'
import { aBalance, aCounter, aShoplineOrder } from '../build-orders.ts'
import { aShoplineProduct } from '../build-products.ts'
import { test } from './browser.ts'

/** A customer who bought through two faces and has credits left. */
async function aRegular(server: Server, shop: Shop) {
  const counter = await aCounter(server, shop)
  const customer = await aCustomer(server, shop, {
    name: '周宜庭',
    phone: '0933-123-456',
    email: 'regular@example.com',
  })
  const web = await aShoplineOrder(shop, { ...counter, customer })
  await aContactOrder(server, shop, {
    contact_id: customer.firstline_id,
    order_number: 'LINE-20261122',
  })
  await aBalance(server, shop, customer, 'credits', 50_000)
  await aCustomer(server, shop, { name: '周小姐', phone: '+886 933 123 456' })
  await aCustomer(server, shop, { name: '陳大文', phone: '0955666777' })
  return { customer, web }
}

const rowsOf = (page: Page, table: string) =>
  page.getByRole('table', { name: table }).locator('tbody').getByRole('row')

test('finds a customer by phone, with the orders of all faces, the ledger and the twin', async ({
  page,
  server,
  shop,
  signIn,
  axe,
}) => {
  const { customer, web } = await aRegular(server, shop)
  await signIn(page, shop, 'agent')

  await page.goto('/customers')
  await page.getByRole('searchbox', { name: '搜尋顧客' }).fill('0933123456')
  await expect.poll(() => rowsOf(page, '顧客列表').count()).toBe(2)
  expect(await axe(page)).toEqual([])
  await page.getByRole('link', { name: '周宜庭' }).click()

  await page.getByRole('heading', { level: 1, name: '周宜庭' }).waitFor()
  await page.getByText(customer.wixtar_number).waitFor()
  const orders = rowsOf(page, '這位顧客在所有通路的訂單')
  await expect.poll(() => orders.count()).toBe(2)
  expect(await orders.filter({ hasText: 'FIRST LINE' }).textContent()).toContain('LINE-20261122')
  expect(await orders.filter({ hasText: 'SHOPLINE' }).textContent()).toContain(web.order_number)
  expect(await axe(page)).toEqual([])

  await page.getByRole('tab', { name: '可能重複' }).click()
  const twin = rowsOf(page, '可能是同一個人的顧客')
  await twin.filter({ hasText: '周小姐' }).getByText('相同電話').waitFor()
  expect(new URL(page.url()).searchParams.get('tab')).toBe('merge')
})

test('takes credits with a reason, showing beforehand what will be left', async ({
  page,
  server,
  shop,
  signIn,
  axe,
}) => {
  const { customer } = await aRegular(server, shop)
  await signIn(page, shop, 'agent')
  await page.goto(`/customers/${customer.id}?tab=credits`)

  await page.getByRole('button', { name: '調整購物金' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('扣除').click()
  await dialog.getByLabel('金額').fill('600')
  await dialog.getByText('購物金不足').waitFor()
  await dialog.getByLabel('金額').fill('120')
  await dialog.getByText('NT$500 → NT$380').waitFor()
  expect(await axe(page)).toEqual([])
  await dialog.getByLabel('原因').fill('重複發放')
  await dialog.getByRole('button', { name: '確認調整' }).click()

  const entry = rowsOf(page, '購物金明細').first()
  await entry.getByText('重複發放').waitFor()
  expect(await entry.textContent()).toContain('-NT$120')
  const shown = (await shop.shopline.get(`/customers/${customer.id}`)).json
  expect(shown.credit_balance).toBe(380)
})

test('changes memo and tags where they stand', async ({ page, server, shop, signIn }) => {
  const { customer } = await aRegular(server, shop)
  await signIn(page, shop, 'agent')
  await page.goto(`/customers/${customer.id}`)

  await page.getByRole('textbox', { name: '備註' }).fill('週末來電')
  await page.getByRole('button', { name: '儲存備註' }).click()
  await page.getByRole('alert').filter({ hasText: '已儲存備註' }).waitFor()
  await page.getByRole('combobox', { name: '標籤' }).fill('熟客')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '儲存標籤' }).click()
  await page.getByRole('alert').filter({ hasText: '已更新標籤' }).waitFor()

  const contact = (await shop.firstline.get(`/contact?filters[id]=${customer.firstline_id}`)).json
  expect(JSON.stringify(contact.data)).toContain('熟客')
  expect((await shop.shopline.get(`/customers/${customer.id}`)).json.memo).toBe('週末來電')
})

test('does not overwrite a memo that another face has changed meanwhile', async ({
  page,
  server,
  shop,
  signIn,
}) => {
  const { id } = await aCustomer(server, shop, { name: '周宜庭', memo: '舊備註' })
  await signIn(page, shop, 'agent')
  await page.goto(`/customers/${id}`)
  const memo = page.getByRole('textbox', { name: '備註' })
  await memo.fill('我的備註')

  const live = page.waitForResponse((reply) => reply.url().endsWith(`/api/customers/${id}`))
  await shop.shopline.put(`/customers/${id}`, { memo: '網店的備註' })
  await live
  await page.getByRole('button', { name: '儲存備註' }).click()
  await page.getByRole('alert').filter({ hasText: '顧客資料剛被' }).waitFor()
  await page.getByRole('button', { name: '取消' }).click()

  await expect.poll(() => memo.inputValue()).toBe('網店的備註')
})

const coat = {
  title_translations: { 'zh-hant': '羊毛外套', en: 'Wool coat' },
  variant_options: [
    { id: 'red', type: 'color', name_translations: { 'zh-hant': '紅' } },
    { id: 'blue', type: 'color', name_translations: { 'zh-hant': '藍' } },
    { id: 'm', type: 'size', name_translations: { 'zh-hant': '中' } },
    { id: 'l', type: 'size', name_translations: { 'zh-hant': '大' } },
  ],
  variations: ['red', 'blue'].flatMap((color) =>
    ['m', 'l'].map((size) => ({
      variant_option_ids: [color, size],
      sku: `${color}-${size}`.toUpperCase(),
      price: 1200,
      quantity: 5,
    })),
  ),
}

test('changes stock in the matrix by keyboard, and SHOPLINE reads it', async ({
  page,
  shop,
  signIn,
  axe,
}) => {
  const product = await aShoplineProduct(shop, coat)
  await signIn(page, shop, 'supervisor')
  await page.goto('/products?q=羊毛')
  await page.getByRole('link', { name: '羊毛外套' }).click()

  const matrix = page.getByRole('table', { name: '顏色與尺寸的庫存' })
  const cell = matrix.getByRole('textbox', { name: /^藍 \/ 大在/ })
  await page.getByRole('textbox', { name: '異動原因' }).fill('盤點')
  await cell.fill('12')
  await page.getByRole('status').filter({ hasText: '5 → 12' }).waitFor({ state: 'attached' })
  expect(await axe(page)).toEqual([])
  await cell.press('Escape')
  expect(await cell.inputValue()).toBe('5')
  await cell.fill('12')
  await cell.press('Enter')
  await page.getByRole('alert').filter({ hasText: '藍 / 大 的庫存現在是 12' }).waitFor()

  const read = (await shop.shopline.get(`/products/${product.id}`)).json
  const changed = read.variations.find((each: { sku: string }) => each.sku === 'BLUE-L')
  expect(changed.quantity).toBe(12)
  await page.getByRole('button', { name: '藍 / 大的庫存異動' }).click()
  await page.getByRole('dialog').getByText('盤點').waitFor()
})

test('sees a sale in the open matrix and does not overwrite it', async ({ page, shop, signIn }) => {
  const product = await aShoplineProduct(shop, coat)
  const variation = product.variations[0]
  await signIn(page, shop, 'supervisor')
  await page.goto(`/products/${product.id}`)
  const cell = page.getByRole('textbox', { name: /^紅 \/ 中在.*庫存$/ })
  await cell.fill('9')

  const sold = { quantity: -1, replace: false }
  await shop.shopline.put(
    `/products/${product.id}/variations/${variation.id}/update_quantity`,
    sold,
  )
  await page.getByRole('status').filter({ hasText: '4 → 9' }).waitFor({ state: 'attached' })
  await page.getByRole('textbox', { name: '紅 / 中的價格' }).fill('990')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').filter({ hasText: '已儲存 紅 / 中' }).waitFor()

  const read = (await shop.shopline.get(`/products/${product.id}`)).json.variations[0]
  expect([read.quantity, read.price.dollars]).toEqual([4, 990])
  expect(await cell.inputValue()).toBe('9')
})

test('lets an agent read stock and prices, and change none', async ({ page, shop, signIn }) => {
  const product = await aShoplineProduct(shop, coat)
  await signIn(page, shop, 'agent')
  await page.goto(`/products/${product.id}`)

  const matrix = page.getByRole('table', { name: '顏色與尺寸的庫存' })
  await matrix.getByRole('cell', { name: '5', exact: true }).first().waitFor()
  expect(await matrix.getByRole('textbox').count()).toBe(0)
  const edit = page.getByRole('button', { name: '編輯' })
  expect(await edit.getAttribute('aria-disabled')).toBe('true')
  await edit.focus()
  await page.getByRole('tooltip').filter({ hasText: '權限' }).waitFor()
})
