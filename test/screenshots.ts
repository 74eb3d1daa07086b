import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { openConsole } from '../src/console-files/open-console.ts'
import { createCredentials } from '../src/demo/credentials.ts'
import { demoName, openDemoMerchant } from '../src/demo/open-demo-merchant.ts'
import { openDb } from '../src/platform/db.ts'
import { startEngine } from '../src/platform/engine.ts'
import { migrate } from '../src/platform/migrate.ts'
import { createServer } from '../src/server.ts'
import { findFaults } from './browser/accessibility.ts'
import { launchChromium, openContext } from './browser/chromium.ts'
import { type DemoRows, findDemoRows } from './browser/demo-rows.ts'
import { everyScreen, openScreen, signInAs } from './browser/screens.ts'
import { shrinkPng } from './shrink-png.ts'

// `npm run screenshots` takes the pictures of docs/console.md, of a demo shop of its own.
// A quick look at one page:
//   node test/screenshots.ts '/orders/:order?tab=story' look.png --narrow --english --full
// `:order`, `:customer`, `:product`, `:store` and `:webhook` stand for a row of the demo shop.
// Problems of the page (errors, failed requests, what axe finds) are printed.

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    narrow: { type: 'boolean' },
    english: { type: 'boolean' },
    /** The whole length of the page. */
    full: { type: 'boolean' },
  },
})

const folder = 'docs/screenshots'
/** Screens that are also shown in English, and as on a telephone. */
const alsoEnglish = ['home', 'orders', 'orders-one']
const alsoNarrow = ['home', 'orders', 'orders-one', 'orders-new']
/** Views of a screen that have a picture of their own. */
const views = [
  { name: 'orders-one-faces', path: '/orders/:order?tab=faces' },
  { name: 'orders-one-story', path: '/orders/:order?tab=story' },
]

interface Look {
  isEnglish: boolean
  isNarrow: boolean
  isFull: boolean
}

async function withDemoShop(work: (page: Page, rows: DemoRows) => Promise<void>): Promise<void> {
  const endings: (() => Promise<unknown>)[] = []
  try {
    const dataDir = await mkdtemp(join(tmpdir(), 'guitai-screenshots-'))
    endings.push(() => rm(dataDir, { recursive: true, force: true }))
    await chmod(dataDir, 0o711)
    const building = openConsole()
    const log = { info() {}, warn() {} }
    const engine = await startEngine({ dataDir, log, durable: false })
    endings.push(() => engine.stop())
    const db = openDb(engine.connection)
    endings.push(() => db.close())
    await migrate(db)
    const now = new Date()
    const merchant = await openDemoMerchant(db, demoName, now)
    const { account, password, tokens } = await createCredentials(db, merchant, now)
    const console = await building
    if (!console.files) throw new Error(`the console cannot be built: ${console.reason}`)
    const clock = () => new Date()
    const server = createServer({ db, hosts: new Map(), clock, console: console.files })
    const url = await server.listen('127.0.0.1', 0)
    endings.push(() => server.close())
    const browser = await launchChromium()
    endings.push(() => browser.close())
    const page = await (await openContext(browser, url)).newPage()
    tellTrouble(page)
    await signInAs(page, account, password)
    await work(page, await findDemoRows(db, merchant.id, { url, token: tokens.console }))
  } finally {
    for (const end of endings.toReversed()) await end()
  }
}

function tellTrouble(page: Page): void {
  page.on('pageerror', (error) => process.stderr.write(`${error.stack}\n`))
  page.on('response', (reply) => {
    if (reply.status() >= 400) process.stderr.write(`${reply.status()} ${reply.url()}\n`)
  })
}

async function takePicture(page: Page, address: string, file: string, look: Look): Promise<void> {
  await page.setViewportSize({ width: look.isNarrow ? 390 : 1280, height: 800 })
  const language = look.isEnglish ? 'en' : 'zh-Hant'
  await page.goto('/icon.svg')
  await page.evaluate(`localStorage.setItem('guitai.language', '${language}')`)
  await openScreen(page, address)
  const png = await page.screenshot({ fullPage: look.isFull, animations: 'disabled' })
  await writeFile(file, shrinkPng(png))
}

async function takeAll(page: Page, rows: DemoRows): Promise<void> {
  await mkdir(folder, { recursive: true })
  const plain = { isEnglish: false, isNarrow: false, isFull: false }
  for (const { name, path } of everyScreen(rows)) {
    const picture = (suffix: string, look: Partial<Look>) =>
      takePicture(page, path, join(folder, `${name}${suffix}.png`), { ...plain, ...look })
    await picture('', {})
    if (alsoEnglish.includes(name)) await picture('-en', { isEnglish: true })
    if (alsoNarrow.includes(name)) await picture('-narrow', { isNarrow: true })
  }
  for (const { name, path } of views) {
    await takePicture(page, addressOf(path, rows), join(folder, `${name}.png`), plain)
  }
  await takeSearch(page)
  await page.context().clearCookies()
  await takePicture(page, '/sign-in', join(folder, 'sign-in.png'), plain)
}

async function takeSearch(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 })
  await openScreen(page, '/orders')
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox').fill('林')
  await page.getByRole('option', { name: /林/ }).first().waitFor()
  const png = await page.screenshot({ animations: 'disabled' })
  await writeFile(join(folder, 'search.png'), shrinkPng(png))
}

/** The address with the rows of the demo shop in place of `:order` and its like. */
function addressOf(pattern: string, rows: DemoRows): string {
  return pattern.replace(/:([a-z]+)/, (_, kind: keyof DemoRows) => rows[kind])
}

async function takeOne(page: Page, rows: DemoRows): Promise<void> {
  const [address = '/', file = 'screenshot.png'] = positionals
  await takePicture(page, addressOf(address, rows), file, {
    isEnglish: Boolean(options.english),
    isNarrow: Boolean(options.narrow),
    isFull: Boolean(options.full),
  })
  // What the test of accessibility would say.
  for (const { rule, reason, elements } of await findFaults(page)) {
    process.stderr.write(`${rule}: ${elements.join(', ')}\n  ${reason}\n`)
  }
}

await withDemoShop(positionals.length > 0 ? takeOne : takeAll)
