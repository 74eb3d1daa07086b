import { execFile, execFileSync } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createBrotliDecompress } from 'node:zlib'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { fontEnvironment, fontsVersion, writeFonts } from './fonts.ts'

const cacheFolder = fileURLToPath(new URL('../../node_modules/.cache/guitai', import.meta.url))
const packageFolder = join(
  dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')),
  '../..',
)
const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

// Nothing may leave the machine, whatever a page or the browser itself would like to ask for.
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
]
// The same picture on every machine, without a graphics card and in a container's small /dev/shm.
const plain = ['--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none']

/**
 * Starts Chromium with a profile of its own: the one that GUITAI_CHROMIUM names, else the packaged
 * one, else the system's. Refuses with what to install when there is none that runs.
 */
export async function launchChromium(): Promise<Browser> {
  const home = await openHome()
  const found = await findChromium(home)
  return chromium.launch({
    executablePath: found.path,
    // Chromium's own sandbox does not run as root, nor in most containers.
    chromiumSandbox: false,
    args: [...quiet, ...plain],
    env: { ...definedOf(process.env), ...fontEnvironment(home), ...found.env },
  })
}

/** A browser window of its own, as a person in Taiwan has it at a desk. */
export async function openContext(browser: Browser, url: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'zh-TW',
    timezoneId: 'Asia/Taipei',
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(10_000)
  return context
}

interface Found {
  path: string
  env: Record<string, string>
}

async function findChromium(home: string): Promise<Found> {
  const named = process.env.GUITAI_CHROMIUM
  if (named) return { path: named, env: {} }
  const packaged = join(home, 'chromium')
  // The second try brings the libraries along that a bare machine has not.
  const tries = [
    { path: packaged, env: {} },
    { path: packaged, env: { LD_LIBRARY_PATH: join(home, 'lib') } },
    ...systemNames.map((path) => ({ path, env: {} })),
  ]
  for (const each of tries) {
    const path = await pathOf(each)
    if (path) return { ...each, path }
  }
  throw new Error(
    'no Chromium runs here: install one (apt install chromium), or set GUITAI_CHROMIUM to its path',
  )
}

/** The full path of a Chromium that can at least say its version; null when it cannot. */
async function pathOf({ path, env }: Found): Promise<string | null> {
  try {
    await promisify(execFile)(path, ['--version'], { env: { ...process.env, ...env } })
    return path.includes('/')
      ? path
      : execFileSync('sh', ['-c', `command -v ${path}`], { encoding: 'utf8' }).trim()
  } catch {
    return null
  }
}

/** The folder with the unpacked browser and the fonts, made at the first use and then kept. */
async function openHome(): Promise<string> {
  const require = createRequire(join(packageFolder, 'package.json'))
  const { version } = require('./package.json')
  const base = await mkdir(cacheFolder, { recursive: true }).then(
    () => cacheFolder,
    () => tmpdir(),
  )
  const home = join(base, `browser-${version}-${fontsVersion}`)
  if (existsSync(home)) return home
  const made = await mkdtemp(join(base, 'browser-new-')).catch(() =>
    mkdtemp(join(tmpdir(), 'guitai-browser-')),
  )
  await Promise.all([unpackChromium(made), writeFonts(made)])
  try {
    await rename(made, home)
    return home
  } catch {
    // Another worker was first, or this is no place to keep it.
    if (!existsSync(home)) return made
    await rm(made, { recursive: true })
    return home
  }
}

async function unpackChromium(folder: string): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return
  const packed = (name: string) =>
    createReadStream(join(packageFolder, 'bin', name), { highWaterMark: 4_194_304 })
  await pipeline(
    packed('chromium.br'),
    createBrotliDecompress({ chunkSize: 2_097_152 }),
    createWriteStream(join(folder, 'chromium'), { mode: 0o755 }),
  )
  const libraries = join(folder, 'libraries.tar')
  await pipeline(packed('al2023.tar.br'), createBrotliDecompress(), createWriteStream(libraries))
  await promisify(execFile)('tar', ['-xf', libraries, '-C', folder])
  await rm(libraries)
}

function definedOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined),
  ) as Record<string, string>
}
