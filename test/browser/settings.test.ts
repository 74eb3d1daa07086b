import { expect } from 'vitest'
import { aShopOrder } from '../build-till.ts'
import { test } from './browser.ts'
import { openContext } from './chromium.ts'
import { signInAs } from './screens.ts'

test('speaks English at once, remembers it, and speaks Chinese again', async ({
  page,
  signIn,
  axe,
  demoShop,
}) => {
  await signIn(page, demoShop, 'sponsor')
  await page.goto('/settings/merchant')
  // A sponsor has no settings to see but the account.
  await page.waitForURL('**/settings/account')
  await page.getByRole('radio', { name: 'English' }).click()

  await page.getByRole('heading', { level: 1, name: 'My account' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'My account' }).waitFor()
  expect(await page.getByRole('navigation', { name: 'Main' }).getByText('Stores').count()).toBe(1)
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  expect(await axe(page)).toEqual([])
  await page.getByRole('radio', { name: '繁體中文' }).click()
  await page.getByRole('heading', { level: 1, name: '我的帳號' }).waitFor()
})

test('adds a clerk who signs in with the password shown once, and is kept out of the developer pages', async ({
  page,
  browser,
  server,
  signIn,
  axe,
  shop,
}) => {
  const account = `${shop.account}-chou`
  await signIn(page, shop)
  await page.goto('/settings/staff')
  await page.getByRole('button', { name: '新增人員' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '姓名' }).fill('周小姐')
  await dialog.getByRole('textbox', { name: '帳號' }).fill(account)
  await dialog.getByRole('textbox', { name: '人員代號' }).fill('2001')
  await dialog.getByRole('textbox', { name: '電子郵件' }).fill('chou@example.com')
  expect(await axe(page)).toEqual([])
  await dialog.getByRole('button', { name: '新增人員' }).click()
  const shown = page.getByRole('dialog', { name: '「周小姐」的密碼' })
  const password = (await shown.getByText(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/).textContent()) ?? ''
  await shown.getByRole('button', { name: '我已記下' }).click()
  await page.getByRole('row', { name: /周小姐/ }).waitFor()

  const context = await openContext(browser, server.url)
  const hers = await context.newPage()
  await signInAs(hers, account, password)
  await hers.goto('/developers/tokens')
  await hers.getByText('您沒有這個頁面的權限').waitFor()
  expect(await hers.getByRole('link', { name: '開發者' }).count()).toBe(0)

  // Who is disabled meanwhile is led to the sign-in without a click.
  await page.getByRole('button', { name: '「周小姐」的操作' }).click()
  await page.getByRole('menuitem', { name: '停用' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '停用' }).click()
  await page.getByRole('row', { name: /周小姐/ }).waitFor({ state: 'detached' })
  await hers.waitForURL('**/sign-in*')
  await context.close()
})

test('shows what a till took in a shift, and hands the shift over once', async ({
  page,
  signIn,
  axe,
  shop,
}) => {
  const made = await shop.console.post('/stores', {
    code: 'B01',
    name_translations: { 'zh-hant': '高雄店', en: 'Kaohsiung' },
    registers: [{ code: '01', name: '一號機' }],
    shifts: [{ code: '1', name: '早班', start_time: '08:00', stop_time: '16:00' }],
  })
  const number = await aShopOrder(shop, {
    id: undefined,
    store: { id: 'B01', name: '高雄店' },
    order_date: '2026-03-02 09:30:00',
    machine_id: '01',
    charges: { product_amount: 500, discount_amount: 0, total_amount: 500 },
  })
  await shop.wixtar.patch(`/v1/shop_order/${number}/complete`, { store_id: 'B01' })
  await signIn(page, shop)
  await page.goto(`/stores/${made.json.id}?date=2026-03-02`)

  const row = page.getByRole('row', { name: /一號機/ })
  await row.getByText('待交班').waitFor()
  expect(await row.getByRole('cell').allTextContents()).toEqual(
    expect.arrayContaining(['早班', '1', 'NT$500']),
  )
  await row.getByRole('button', { name: '交班：收銀機 一號機、早班' }).click()
  const dialog = page.getByRole('dialog', { name: '確認交班' })
  await dialog.getByRole('row', { name: /合計/ }).getByText('NT$500').first().waitFor()
  await dialog.getByRole('button', { name: '交班' }).click()

  await row.getByText('已交班').waitFor()
  expect(await row.getByRole('button', { name: /交班/ }).count()).toBe(0)
  expect(await axe(page)).toEqual([])
  await page.getByRole('tab', { name: '交班紀錄' }).click()
  await page
    .getByRole('row', { name: /2026-03-02/ })
    .getByText(shop.staff.name)
    .waitFor()
})
