import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Shop } from '../app.ts'
import { aCounter, aShoplineOrder, type Counter, stockOf } from '../build-orders.ts'
import { test } from './browser.ts'

/** Opens an order and the form of one of its actions, by the name on its button or in the menu. */
async function openAction(page: Page, orderId: string, name: string) {
  await page.goto(`/orders/${orderId}`)
  await page.getByRole('button', { name: '更多操作' }).click()
  await page.getByRole('menuitem', { name, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('heading', { name: '按下之後會發生的事' }).waitFor()
  return dialog
}

function anOrder(shop: Shop, counter: Counter) {
  return aShoplineOrder(shop, counter, {}, { is_inventory_fulfillment: true })
}

test('ships an order, and FIRST LINE sees it', async ({ page, server, signIn, axe, shop }) => {
  const order = await anOrder(shop, await aCounter(server, shop))
  await signIn(page, shop)

  const dialog = await openAction(page, order.id, '出貨')
  await dialog.getByRole('textbox', { name: '物流單號' }).fill('TW900001')
  await dialog.getByRole('listitem').filter({ hasText: 'TW900001' }).waitFor()
  expect(await axe(page)).toEqual([])
  const askedAfter: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('dry_run')) askedAfter.push(request.url())
  })
  await page.keyboard.press('Enter')

  await dialog.waitFor({ state: 'detached' })
  await page.getByText(`訂單 ${order.order_number} 已出貨`).waitFor()
  expect(askedAfter).toEqual([])
  const found = await shop.firstline.get(`/contact-order?order_number=${order.order_number}`)
  expect(found.json.data).toMatchObject([{ fulfillment_status: 'shipped' }])
  const { json } = await shop.shopline.get(`/orders/${order.id}`)
  expect(json.order_delivery).toMatchObject({ status: 'shipped' })
})

test('cancels an order and puts its goods back on the shelf', async ({
  page,
  server,
  signIn,
  shop,
}) => {
  const counter = await aCounter(server, shop)
  const order = await anOrder(shop, counter)
  const variantId = counter.product.variants[0]?.id ?? ''
  expect(await stockOf(server, shop, variantId)).toBe(9)
  await signIn(page, shop)

  const dialog = await openAction(page, order.id, '取消訂單')
  await dialog.getByRole('listitem').filter({ hasText: '1 件，退回後庫存 10' }).waitFor()
  await dialog.getByRole('textbox', { name: '說明' }).fill('重複下單')
  await dialog.getByRole('button', { name: '取消訂單' }).click()

  await dialog.waitFor({ state: 'detached' })
  expect(await stockOf(server, shop, variantId)).toBe(10)
  const { json } = await shop.shopline.get(`/orders/${order.id}`)
  expect(json.status).toBe('cancelled')
})

test('sends a note with Ctrl and Enter', async ({ page, server, signIn, shop }) => {
  const order = await anOrder(shop, await aCounter(server, shop))
  await signIn(page, shop)
  const dialog = await openAction(page, order.id, '新增備註')

  await dialog.getByRole('textbox', { name: '內容' }).fill('請先致電')
  await page.keyboard.press('Control+Enter')

  await dialog.waitFor({ state: 'detached' })
  const { json } = await shop.console.get(`/orders/${order.id}`)
  expect(json.messages).toMatchObject([{ text: '請先致電' }])
})

test('says why an action is not allowed', async ({ page, server, signIn, shop }) => {
  const order = await anOrder(shop, await aCounter(server, shop))
  await signIn(page, shop)
  await page.goto(`/orders/${order.id}`)

  await page.getByRole('button', { name: '更多操作' }).click()

  const item = page.getByRole('menuitem', { name: '退貨' })
  await item.filter({ hasText: '訂單尚未出貨' }).waitFor()
  expect(await item.getAttribute('aria-disabled')).toBe('true')
})

test('notices that somebody else changed the order, and goes on from what it is now', async ({
  page,
  server,
  signIn,
  shop,
}) => {
  const order = await anOrder(shop, await aCounter(server, shop))
  await signIn(page, shop)
  const dialog = await openAction(page, order.id, '確認訂單')

  await shop.console.patch(`/orders/${order.id}`, { note: '請先電話聯絡' })
  await dialog.getByRole('alert').filter({ hasText: '訂單已經被更改' }).waitFor()
  await dialog.getByRole('button', { name: '重新載入訂單' }).click()
  await dialog.getByRole('button', { name: '確認訂單' }).click()

  await dialog.waitFor({ state: 'detached' })
  const { json } = await shop.shopline.get(`/orders/${order.id}`)
  expect(json.status).toBe('confirmed')
})

test('completes a return, and its goods are back on the shelf', async ({
  page,
  server,
  signIn,
  axe,
  shop,
}) => {
  const counter = await aCounter(server, shop)
  const order = await anOrder(shop, counter)
  const variantId = counter.product.variants[0]?.id ?? ''
  await shop.console.post(`/orders/${order.id}/ship`)
  const lines = [{ id: order.subtotal_items[0].id, quantity: 1, reason: 'not_expected' }]
  await shop.console.post(`/orders/${order.id}/return`, { lines })
  expect(await stockOf(server, shop, variantId)).toBe(9)
  await signIn(page, shop)
  await page.goto(`/orders/${order.id}`)

  const panel = page.getByRole('region', { name: '退貨' })
  await panel.getByRole('button', { name: '完成退貨' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('listitem').filter({ hasText: '1 件，退回後庫存 10' }).waitFor()
  expect(await axe(page)).toEqual([])
  expect(await stockOf(server, shop, variantId)).toBe(9)
  await dialog.getByRole('button', { name: '完成退貨' }).click()

  await dialog.waitFor({ state: 'detached' })
  await panel.getByText('已完成').waitFor()
  expect(await panel.getByRole('button').count()).toBe(0)
  expect(await stockOf(server, shop, variantId)).toBe(10)
  const { json } = await shop.shopline.get(`/orders/${order.id}`)
  expect(json.order_delivery).toMatchObject({ status: 'returned' })
})
