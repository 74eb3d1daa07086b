import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { aCounter, aShoplineOrder } from '../build-orders.ts'
import { test } from './browser.ts'
import { openScreen, settle } from './screens.ts'

interface NumberLink {
  href: string
  text: string
}

/** The numbers of today and of what waits, and the first of each table: faces, stores. */
function numbersOfOrders(page: Page): Promise<NumberLink[]> {
  return page.evaluate<NumberLink[]>(
    `[...document.querySelectorAll('main section:not(:has(table)) a, main tr:first-child a')]
       .map((link) => ({ href: link.getAttribute('href'), text: link.textContent.trim() }))
       .filter(({ href, text }) => href.startsWith('/orders?') && /^[\\d,]+$/.test(text))`,
  )
}

/** How many the list of orders says that it has. */
async function listedCount(page: Page): Promise<string> {
  const total = page.getByText(/^[\d,]+ 筆$/)
  const nothing = page.getByText('沒有符合的訂單')
  await total.or(nothing).first().waitFor()
  return (await nothing.isVisible()) ? '0' : ((await total.textContent())?.split(' ')[0] ?? '')
}

test('every number opens the list that proves it', async ({ page, signIn, demoShop }) => {
  await signIn(page, demoShop)
  await openScreen(page, '/')
  await page.getByRole('heading', { name: '近 30 天，依門市' }).waitFor()
  const links = await numbersOfOrders(page)
  const proofs: Record<string, string> = {}

  for (const { href } of links) {
    await page.locator(`main a[href="${href}"]`).first().click()
    await page.waitForURL('**/orders?**')
    await settle(page)
    proofs[href] = await listedCount(page)
    await page.goBack()
    await page.getByRole('heading', { name: '近 30 天，依門市' }).waitFor()
  }

  // That all of them are right, the tests of the API prove; here it is that they lead there.
  expect(links.length).toBeGreaterThan(8)
  expect(links.filter(({ text }) => text !== '0').length).toBeGreaterThan(3)
  expect(proofs).toEqual(Object.fromEntries(links.map(({ href, text }) => [href, text])))
}, 60_000)

test('a card opens its list, and what happens is shown without reloading', async ({
  page,
  server,
  signIn,
  axe,
  shop,
}) => {
  const counter = await aCounter(server, shop)
  await signIn(page, shop)
  await openScreen(page, '/')
  await page.getByText('還沒有任何訂單').waitFor()
  expect(await axe(page)).toEqual([])

  await aShoplineOrder(shop, counter)
  await page.getByRole('link', { name: '訂單：1，開啟清單' }).waitFor()
  await page.getByRole('link', { name: '銷售額：NT$999，開啟清單' }).waitFor()
  await aShoplineOrder(shop, counter)
  await page.getByRole('link', { name: '訂單：2，開啟清單' }).waitFor()
  await page.getByRole('img', { name: /近 30 天每日銷售額/ }).waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('link', { name: '待付款：2，開啟清單' }).click()

  await page.waitForURL('**/orders?queue=waiting_payment')
  await page.getByRole('heading', { level: 1, name: '訂單' }).waitFor()
  await settle(page)
  expect(await listedCount(page)).toBe('2')
})

test('an agent sees orders and no sales', async ({ page, server, signIn, shop }) => {
  await aShoplineOrder(shop, await aCounter(server, shop))
  await signIn(page, shop, 'agent')

  await openScreen(page, '/')

  await page.getByRole('link', { name: '訂單：1，開啟清單' }).waitFor()
  expect(await page.getByText(/銷售額|NT\$/).count()).toBe(0)
  expect(await page.getByText('Webhook 異常').count()).toBe(0)
})
