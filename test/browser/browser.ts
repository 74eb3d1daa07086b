import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { inject } from 'vitest'
import { openConsole } from '../../src/console-files/open-console.ts'
import type { Staff } from '../../src/core/access/staff.ts'
import { createStaff } from '../../src/core/merchants/create-merchant.ts'
import { findDemoMerchant } from '../../src/core/merchants/find-merchant.ts'
import { demoName } from '../../src/demo/open-demo-merchant.ts'
import type { StaticFiles } from '../../src/platform/static-files.ts'
import { test as appTest, openShop, type Server, type Shop } from '../app.ts'
import { type Finding, findFaults } from './accessibility.ts'
import { launchChromium, openContext } from './chromium.ts'
import { openDemoTemplate } from './demo-template.ts'
import { signInAs } from './screens.ts'

export type Role = 'agent' | 'supervisor' | 'admin' | 'sponsor'

interface TestFixtures {
  /** A new page with cookies of its own; trouble that nobody expects in it fails the test. */
  page: Page
  /** What the page complained about: empty it where the complaint is what the test is about. */
  problems: string[]
  /** Signs a person of the shop in, a new one for every role but admin. */
  signIn(page: Page, shop: Shop, role?: Role): Promise<void>
  /** What axe finds serious or critical on the page as it is now. */
  axe(page: Page, withColors?: boolean): Promise<Finding[]>
}

type Use<Value> = (value: Value) => Promise<void>

interface FileFixtures {
  /** Both are made at the same time: each takes seconds when it is there for the first time. */
  prepared: { template: string; consoleFiles: StaticFiles }
  template: string
  consoleFiles: StaticFiles | null
  /** The demo shop: 300 orders and all they need. Every test of the file sees the same one. */
  demoShop: Shop
}

/** `test` with Chromium, the built console, and the demo shop beside the empty `shop` of each test. */
export const test = appTest.extend<{
  $worker: { browser: Browser }
  $file: FileFixtures
  $test: TestFixtures
}>({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the pattern.
    async ({}, use) => {
      const browser = await launchChromium()
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' },
  ],
  prepared: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the pattern.
    async ({}, use) => {
      const [template, consoleFiles] = await Promise.all([
        openDemoTemplate(inject('engine')),
        builtConsole(),
      ])
      await use({ template, consoleFiles })
    },
    { scope: 'file' },
  ],
  template: [async ({ prepared }, use) => use(prepared.template), { scope: 'file' }],
  consoleFiles: [async ({ prepared }, use) => use(prepared.consoleFiles), { scope: 'file' }],
  demoShop: [
    async ({ server }, use) => {
      const merchant = await findDemoMerchant(server.db, demoName)
      if (!merchant) throw new Error('the demo template holds no demo shop')
      // What it may not be asked for is a Wixtar login: nobody but the demo command makes authkeys.
      await use(await openShop(server, merchant, { authkey: '', account: 'browser-admin' }))
    },
    { scope: 'file' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the pattern.
  problems: async ({}, use) => {
    const problems: string[] = []
    await use(problems)
    if (problems.length > 0) throw new Error(`trouble in the page:\n${problems.join('\n')}`)
  },
  page: async ({ browser, server, problems, task }, use) => {
    const context = await openContext(browser, server.url)
    const page = await context.newPage()
    watch(page, server.url, problems)
    await use(page)
    if (task.result?.errors?.length) await keepPicture(page, task.name)
    await context.close()
  },
  // Typed by hand: where the fixture is a function, the compiler takes it for the fixture's maker.
  signIn: async ({ server }: { server: Server }, use: Use<TestFixtures['signIn']>) => {
    await use((page, shop, role = 'admin') => signIn(page, server, shop, role))
  },
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the pattern.
  axe: async ({}, use: Use<TestFixtures['axe']>) => {
    await use(findFaults)
  },
})

async function builtConsole(): Promise<StaticFiles> {
  const opened = await openConsole()
  if (!opened.files) throw new Error(`the console cannot be built: ${opened.reason}`)
  return opened.files
}

/** Notes what a person would never see but must not happen. */
function watch(page: Page, url: string, problems: string[]): void {
  page.on('pageerror', (error) => problems.push(`error: ${error.stack ?? error.message}`))
  page.on('console', (message) => {
    // A refusal is an ordinary answer, which Chromium reports on top.
    const isRefusal = /^Failed to load resource: .* status of 4\d\d/.test(message.text())
    if (message.type() === 'error' && !isRefusal) problems.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== url) problems.push(`asks ${request.url()}`)
  })
}

async function keepPicture(page: Page, name: string): Promise<void> {
  mkdirSync('.vitest', { recursive: true })
  await page.screenshot({ path: `.vitest/${name.replaceAll(/\W+/g, '-')}.png` }).catch(() => {})
}

async function signIn(page: Page, server: Server, shop: Shop, role: Role): Promise<void> {
  const { account } = role === 'admin' ? shop : await makeStaff(server, shop, role)
  await signInAs(page, account, shop.password)
}

async function makeStaff(server: Server, shop: Shop, role: Role): Promise<Staff> {
  const mark = randomBytes(4).toString('hex')
  const { password_hash } = shop
  return createStaff(
    server.db,
    shop.merchant.id,
    {
      ...{ account: `${role}-${mark}`, name: '林小姐', role, password_hash },
      ...{ email: `${role}-${mark}@example.com`, code: mark },
    },
    new Date(),
  )
}
