import { expect } from 'vitest'
import { test } from './browser.ts'

test('opens the sign-in page', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await page.title()).toContain('Guitai')
})
test('axe', async ({ page, axe, demoShop }) => {
  await page.goto('/sign-in')
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await axe(page)).toEqual([])
  expect(demoShop.merchant.name).toBe('島嶼日常選物')
  await page.screenshot({ path: '/tmp/bh/sign.png' })
})
