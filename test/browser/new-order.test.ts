import { expect } from 'vitest'
import { statement } from '../../src/platform/db.ts'
import type { Server, Shop } from '../app.ts'
import { test } from './browser.ts'

interface OnShelf {
  sku: string
  title: string
  quantity: number
  store: string
}

/** A product of which the first store of the demo shop has more than a few. */
async function aProductOnShelf(server: Server, shop: Shop): Promise<OnShelf> {
  const [row] = await server.db.read<OnShelf>(
    statement(
      'browser_product_on_shelf',
      `select v.sku, p.title, l.quantity, s.name as store
         from stores s
         join stock_levels l on l.merchant_id = $1 and l.warehouse_id = s.warehouse_id
         join variants v on v.merchant_id = $1 and v.id = l.variant_id and v.sku <> ''
         join products p on p.merchant_id = $1 and p.id = v.product_id
        where s.merchant_id = $1 and s.kind = 'physical' and l.quantity > 5
        order by s.code, v.sku limit 1`,
    ),
    [shop.merchant.id],
  )
  if (!row) throw new Error('the demo shop has empty shelves')
  return row
}

test('takes an order with the keyboard alone, and the till sees it', async ({
  page,
  server,
  signIn,
  axe,
  demoShop,
}) => {
  const product = await aProductOnShelf(server, demoShop)
  await signIn(page, demoShop, 'agent')
  await page.goto('/orders/new')
  await page.getByRole('combobox', { name: '商品' }).waitFor()

  // As a scanner does it: the text and Enter.
  await page.keyboard.type(product.sku)
  // The Enter that ends a composed word is not meant for the form.
  const composed = { key: 'Enter', bubbles: true, isComposing: true }
  await page.getByRole('combobox', { name: '商品' }).dispatchEvent('keydown', composed)
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: /^數量：/ }).waitFor()
  await page.keyboard.press('+')
  await page.keyboard.press('F4')
  await page.keyboard.type('0955123456')
  await page.getByRole('option', { name: '新增顧客「0955123456」' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.type('黃小姐')
  await page.getByText('建立後：已完成、已付款、已取貨').waitFor()
  expect(await axe(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(/\/orders\/[0-9a-f]{24}/)

  const id = new URL(page.url()).pathname.split('/').at(-1)
  const order = (await demoShop.shopline.get(`/orders/${id}`)).json
  const sale = (await demoShop.wixtar.get(`/v1/shop_order/${order.order_number}`)).json
  expect(sale).toMatchObject({
    order_status: 'COMPLETED',
    payment_status: 'PAID',
    cart: { items: [{ title: product.title, quantity: 2 }] },
  })
  expect(order).toMatchObject({ customer_name: '黃小姐', customer_phone: '0955123456' })
})

test('says at its line what is not there, takes the corrected form, and fits a narrow screen', async ({
  page,
  server,
  signIn,
  axe,
  demoShop,
}) => {
  const product = await aProductOnShelf(server, demoShop)
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, demoShop, 'agent')
  await page.goto('/orders/new')
  await page.getByRole('combobox', { name: '商品' }).fill(product.title)
  await page.getByRole('option').first().click()
  const quantity = page.getByRole('textbox', { name: /^數量：/ })
  await quantity.fill('9999')

  await page.getByRole('alert').filter({ hasText: '庫存不足，這裡只剩' }).waitFor()
  const width = await page.evaluate<number>('document.documentElement.scrollWidth')
  expect(width).toBe(390)
  expect(await axe(page)).toEqual([])

  // What was refused is done by the corrected form, under a key of its own.
  const refused = page.waitForResponse((reply) => reply.status() === 422)
  await page.getByRole('button', { name: '建立訂單', exact: true }).click()
  await refused
  await quantity.fill('1')
  await page.getByText('建立後：已完成').waitFor()
  await page.getByRole('button', { name: '建立訂單', exact: true }).click()
  await page.waitForURL(/\/orders\/[0-9a-f]{24}/)
})
