import { expect } from 'vitest'
import { clientOf } from '../app.ts'
import { aContactOrder } from '../build-contacts.ts'
import { aReceiver, aWorker } from '../build-webhooks.ts'
import { test } from './browser.ts'
import { openScreen } from './screens.ts'

test('makes a token that may read orders alone, uses it, and revokes it', async ({
  page,
  server,
  signIn,
  axe,
  shop,
}) => {
  await signIn(page, shop)
  await openScreen(page, '/developers/tokens')
  await page.getByRole('button', { name: '建立權杖' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '名稱' }).fill('ERP 串接')
  await dialog.getByRole('button', { name: '建立權杖' }).click()
  await dialog.getByText('請至少選取一項權限。').waitFor()
  await dialog.getByRole('checkbox', { name: '訂單 讀取' }).check()
  expect(await axe(page)).toEqual([])
  await dialog.getByRole('button', { name: '建立權杖' }).click()
  const token = (await dialog.getByRole('textbox', { name: '權杖' }).textContent()) ?? ''
  expect(await axe(page)).toEqual([])
  await dialog.getByRole('button', { name: '我已妥善保存' }).click()

  const client = clientOf(server, 'shopline', token)
  expect((await client.get('/orders')).status).toBe(200)
  expect((await client.get('/products')).status).toBe(403)
  expect((await client.post('/orders', {})).status).toBe(403)
  const row = page.getByRole('row').filter({ hasText: 'ERP 串接' })
  await row.getByText('orders:read', { exact: true }).waitFor()
  expect(await page.content()).not.toContain(token)

  await row.getByRole('button', { name: '撤銷「ERP 串接」' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤銷' }).click()
  await row.waitFor({ state: 'detached' })
  expect((await client.get('/orders')).status).toBe(401)
})

test('makes a webhook, sees it fail and then work, and sends a delivery again', async ({
  page,
  server,
  signIn,
  axe,
  shop,
}) => {
  const receiver = await aReceiver((reply) => void reply.writeHead(500).end('not ready'))
  const worker = aWorker(server)
  await signIn(page, shop)
  await openScreen(page, '/developers/webhooks')
  await page.getByRole('button', { name: '新增 Webhook' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '網址' }).fill(receiver.url)
  await dialog.getByRole('textbox', { name: '說明' }).fill('倉庫系統')
  await dialog.getByRole('button', { name: '新增 Webhook' }).click()
  await dialog.getByRole('textbox', { name: '簽章密鑰' }).getByText('whsec_').waitFor()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: '送出測試事件' }).click()
  const row = page.getByRole('row').filter({ hasText: 'webhook.tested' })
  await row.getByText('待送').waitFor()
  worker.now = new Date()
  await worker.pass(1)
  await row.getByText('status_500').waitFor()
  receiver.answer = (reply) => void reply.writeHead(200).end('{"ok":true}')
  await worker.pass(1)
  await row.getByText('已送達').waitFor()

  await row.getByRole('link', { name: '查看 webhook.tested 的遞送內容' }).click()
  const first = page.getByRole('region', { name: '第 1 次' })
  const second = page.getByRole('region', { name: '第 2 次' })
  await first.getByText('HTTP 500').waitFor()
  await first.getByText('not ready').waitFor()
  await second.getByText('HTTP 200').waitFor()
  await second.getByText('webhook-signature').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: '重送' }).click()
  await page.getByText('已排入重送').waitFor()
  await worker.pass(1)
  await page.getByRole('region', { name: '第 3 次' }).getByText('HTTP 200').waitFor()

  expect(new Set(receiver.ids()).size).toBe(1)
  expect(receiver.received).toHaveLength(3)
})

test('shows events as they happen, by kind, with their JSON', async ({
  page,
  server,
  signIn,
  axe,
  shop,
}) => {
  await signIn(page, shop)
  await openScreen(page, '/developers/events?type=order.created')
  await page.getByText('沒有符合的事件').waitFor()

  const order = await aContactOrder(server, shop)
  const row = page.getByRole('row').filter({ hasText: 'order.created' })
  await row.getByText('FIRST LINE').waitFor()
  await row.getByRole('button', { name: '檢視 JSON order.created' }).click()

  const json = page.getByRole('region', { name: 'order.created 的 JSON' })
  await json.getByText('"order.created"').waitFor()
  expect(await json.textContent()).toContain(order.order_number)
  expect(await axe(page)).toEqual([])
})
