import { gzipSync } from 'node:zlib'
import { expect } from 'vitest'
import { test } from './browser.ts'
import { openScreen, settle } from './screens.ts'

const scriptBytesMax = 250_000

test('needs less than 250 KB of script to sign in and to see the orders', async ({
  page,
  demoShop,
}) => {
  const scripts = new Map<string, Promise<Buffer>>()
  page.on('response', (reply) => {
    if (reply.request().resourceType() === 'script') scripts.set(reply.url(), reply.body())
  })

  await openScreen(page, '/orders')
  await page.getByLabel('帳號或電子郵件').fill(demoShop.account)
  await page.getByLabel('密碼', { exact: false }).first().fill(demoShop.password)
  await page.getByRole('button', { name: '登入' }).click()
  await page.waitForURL('**/orders')
  await settle(page)

  const bodies = await Promise.all(scripts.values())
  const bytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0)
  expect(scripts.size).toBeGreaterThan(1)
  expect(bytes).toBeLessThan(scriptBytesMax)
})
