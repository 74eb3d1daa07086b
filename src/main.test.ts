import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { readEngineConnection } from './platform/engine.ts'

const program = fileURLToPath(new URL('../bin/guitai.js', import.meta.url))

let workDir: string
/** A data directory that has been started once and stopped, and what that first start printed. */
let startedDir: string
let firstText: string

beforeAll(async () => {
  workDir = await mkdtemp(join(tmpdir(), 'main-test-'))
  // Passable, so that the engine of a root test run may live in it.
  await chmod(workDir, 0o711)
  startedDir = join(workDir, 'started')
  const server = await startServer(startedDir)
  firstText = server.text
  server.child.kill('SIGTERM')
  await server.gone
})

afterAll(() => rm(workDir, { recursive: true, force: true, maxRetries: 5 }))

let dirCount = 0

function aStartedDir(): string {
  dirCount += 1
  const dataDir = join(workDir, `data-${dirCount}`)
  execFileSync('cp', ['-a', startedDir, dataDir])
  return dataDir
}

interface Outcome {
  code: number | null
  stdout: string
  stderr: string
}

function launch(args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env.PATH, ...env },
    cwd: workDir,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const outcome: Outcome = { code: null, stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => {
    outcome.stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    outcome.stderr += chunk
  })
  const gone = once(child, 'close').then(([code]): Outcome => ({ ...outcome, code }))
  return { child, outcome, gone }
}

/** Runs a command to its end. */
function guitai(args: string[], env: Record<string, string> = {}): Promise<Outcome> {
  return launch(args, env).gone
}

/** Resolves once the stream has said the text; refuses when the process ends before. */
async function said(
  { child, outcome, gone }: ReturnType<typeof launch>,
  stream: 'stdout' | 'stderr',
  text: string,
): Promise<void> {
  const isOver = gone.then(() => {
    throw new Error(`the process ended: ${outcome.stderr}`)
  })
  isOver.catch(() => {})
  while (!outcome[stream].includes(text)) {
    await Promise.race([once(child[stream] as NonNullable<ChildProcess['stdout']>, 'data'), isOver])
  }
}

async function startServer(dataDir: string, env: Record<string, string> = {}) {
  const running = launch(['serve'], { GUITAI_DATA_DIR: dataDir, PORT: '0', ...env })
  await said(running, 'stdout', 'Ctrl-C')
  const { url } = JSON.parse(await readFile(join(dataDir, 'server.json'), 'utf8'))
  return { ...running, url: url as string, text: running.outcome.stdout }
}

/** A server on a copy of the started directory, stopped when the test ends. */
async function aServer(dataDir = aStartedDir(), env: Record<string, string> = {}) {
  const server = await startServer(dataDir, env)
  onTestFinished(async () => {
    server.child.kill('SIGKILL')
    await server.gone
  })
  return { ...server, dataDir }
}

/** The requests of the printed curl lines, sent to the server that runs now. */
function curlLines(text: string, url: string) {
  return [...text.matchAll(/curl -H 'Authorization: (.*)' 'http:\/\/[^/]*(.*)'/g)].map(
    ([, authorization = '', path = '']) => ({ authorization, address: url + path }),
  )
}

function statusesOf(text: string, url: string): Promise<number[]> {
  return Promise.all(
    curlLines(text, url).map(async ({ authorization, address }) => {
      const reply = await fetch(address, { headers: { authorization } })
      return reply.status
    }),
  )
}

interface Access {
  shopline: { base_url: string; token: string }
  firstline: { base_url: string; name: string; password: string; token: string }
  wixtar: { base_url: string; authkey: string; token: string }
  console: { base_url: string; account: string; password: string }
}

async function demoAccess(dataDir: string, ...args: string[]): Promise<Access> {
  const made = await guitai(['demo', '--json', ...args], { GUITAI_DATA_DIR: dataDir })
  expect(made).toMatchObject({ code: 0, stderr: '' })
  return JSON.parse(made.stdout)
}

// biome-ignore lint/suspicious/noExplicitAny: a wire body has any shape.
async function get(address: string, token: string): Promise<{ status: number; json: any }> {
  const reply = await fetch(address, { headers: { authorization: `Bearer ${token}` } })
  return { status: reply.status, json: await reply.json() }
}

/** Sends the head of a request and half of its body, so that the server waits for the rest. */
async function halfRequest(url: string, token: string): Promise<Socket> {
  const { port } = new URL(url)
  const socket = connect(Number(port), '127.0.0.1')
  socket.on('error', () => {})
  await once(socket, 'connect')
  // `Expect` makes the server say that it has the head and is waiting.
  socket.write(
    `POST /shopline/v1/orders HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\n` +
      'content-type: application/json\r\ncontent-length: 2\r\nexpect: 100-continue\r\n\r\n',
  )
  const [interim] = await once(socket, 'data')
  expect(String(interim)).toContain('100 Continue')
  socket.write('{')
  return socket
}

test('prints curl lines at the first start that work when they are pasted', async () => {
  const { url } = await aServer()

  expect(curlLines(firstText, url)).toHaveLength(4)
  expect(await statusesOf(firstText, url)).toEqual([200, 200, 200, 200])
})

test('prints the account of the console first, and shows it on the sign-in page', async () => {
  const { url } = await aServer()
  const [, account = '', password = ''] =
    /console {2}http:\S+\/\n +帳號 account: (\S+) +密碼 password: (\S+)\n/.exec(firstText) ?? []
  const options = await get(`${url}/api/sign-in-options`, '')
  const proxied = await fetch(`${url}/api/sign-in-options`, {
    headers: { 'x-forwarded-for': '192.0.2.1' },
  })

  const signedIn = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ account, password }),
  })

  expect(await signedIn.json()).toMatchObject({ merchant: { name: '島嶼日常選物', is_demo: true } })
  expect(options).toEqual({ status: 200, json: { demo: { account, password } } })
  expect(await proxied.json()).toEqual({ demo: null })
})

test('serves the console at its root, and its address is among what is printed', async () => {
  const { url } = await aServer()

  const page = await fetch(`${url}/`)
  const [, script = ''] = /<script [^>]*src="([^"]+)"/.exec(await page.text()) ?? []
  const file = await fetch(url + script)

  expect([page.status, file.status]).toEqual([200, 200])
  expect(file.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(firstText).toMatch(/主控台 console {2}http:/)
})

test('keeps data and credentials over a restart, readable by their owner alone', async () => {
  const { url, text, dataDir } = await aServer()

  expect(curlLines(text, '')).toEqual(curlLines(firstText, ''))
  const { mode } = await stat(join(dataDir, 'demo-credentials.json'))
  expect(mode & 0o777).toBe(0o600)
  const access = await demoAccess(dataDir)
  const orders = await get(`${access.shopline.base_url}/orders`, access.shopline.token)
  expect(access.shopline.base_url).toBe(`${url}/shopline/v1`)
  expect(orders.json.pagination.total_count).toBe(300)
})

test('recovers by itself after kill -9', async () => {
  const first = await aServer()
  first.child.kill('SIGKILL')
  await first.gone

  const second = await aServer(first.dataDir)

  expect(await statusesOf(firstText, second.url)).toEqual([200, 200, 200, 200])
})

test('answers a request in flight before it stops at SIGTERM', async () => {
  const server = await aServer()
  const { shopline } = await demoAccess(server.dataDir)
  const socket = await halfRequest(server.url, shopline.token)

  server.child.kill('SIGTERM')
  await said(server, 'stderr', '"msg":"stopping"')
  socket.write('}')
  const [answer] = await once(socket, 'data')

  expect(String(answer)).toMatch(/^HTTP\/1\.1 422 /)
  expect(await server.gone).toMatchObject({ code: 0 })
  expect(await readEngineConnection(server.dataDir)).toBeNull()
})

test('leaves at once at a second signal', async () => {
  const server = await aServer()
  const { shopline } = await demoAccess(server.dataDir)
  const socket = await halfRequest(server.url, shopline.token)

  server.child.kill('SIGTERM')
  await said(server, 'stderr', '"msg":"stopping"')
  server.child.kill('SIGINT')

  expect(await server.gone).toMatchObject({ code: 130 })
  socket.destroy()
})

test('ends with exit code 1 when its engine dies', async () => {
  const server = await aServer()
  const note = await readFile(join(server.dataDir, 'engine/cluster/postmaster.pid'), 'utf8')

  process.kill(Number(note.split('\n')[0]), 'SIGQUIT')

  const { code, stderr } = await server.gone
  expect(code).toBe(1)
  expect(stderr).toContain('the database engine ended')
})

test('refuses a port that is taken with one line, and stops its engine', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  onTestFinished(() => void other.close())
  const { port } = other.address() as { port: number }
  const dataDir = aStartedDir()

  const refused = await guitai(['serve'], { GUITAI_DATA_DIR: dataDir, PORT: String(port) })

  expect(refused).toMatchObject({
    code: 1,
    stdout: '',
    stderr: `guitai: 127.0.0.1:${port} is already in use: stop the other program, or set PORT\n`,
  })
  expect(await readEngineConnection(dataDir)).toBeNull()
})

test.concurrent.for([
  [{ PORT: 'http' }, 'PORT must be a number'],
  [{ PORT: '65536' }, 'PORT must be a number'],
  [{ HOST: 'no host' }, 'HOST must be a host name'],
  [{ DATABASE_URL: 'mysql://localhost/shop' }, 'DATABASE_URL must begin with postgres://'],
  [{ DATABASE_URL: 'postgres://user:secret@127.0.0.1:1/shop' }, '127.0.0.1:1/shop'],
  [{ GUITAI_LOG_LEVEL: 'loud' }, 'GUITAI_LOG_LEVEL must be one of'],
  [{ GUITAI_WIXTAR_HOSTS: 'a b' }, 'GUITAI_WIXTAR_HOSTS must be host names'],
  [{ GUITAI_DATA_DIR: '/dev/null/data' }, '/dev/null/data'],
] as const)('refuses the setting %o with one clear line', async ([env, line]) => {
  const refused = await guitai(['serve'], { GUITAI_DATA_DIR: join(workDir, 'never'), ...env })

  expect(refused).toMatchObject({ code: 1, stdout: '' })
  expect(refused.stderr).toMatch(/^guitai: .*\n$/)
  expect(refused.stderr).toContain(line)
  expect(refused.stderr).not.toContain('secret')
})

test.concurrent.for([
  [[], 'a command is missing'],
  [['dance'], 'there is no command "dance"'],
  [['serve', '--loud'], '--loud'],
  [['merchant', 'create'], '--name is missing'],
  [['merchant', 'create', '--name', '店', '--handle', 'A B'], '--handle must be'],
  [['merchant', 'create', '--name', '店', '--currency', 'QQQ'], '--currency must be'],
  [['store', 'create', '--merchant', 'x', '--name', '店', '--code', '店'], '--code must be'],
  [['staff', 'reset-password', '--merchant', 'x'], '--account is missing'],
  [
    ['store', 'create', '--merchant', 'x', '--name', '店', '--code', 'A', '--shifts', '早'],
    '早班=',
  ],
  [['token', 'create', '--merchant', 'demo', '--face', 'fax'], '--face must be one of'],
  [['token', 'create', '--merchant', 'demo', '--face', 'firstline'], 'needs --staff'],
  [
    ['token', 'create', '--merchant', 'demo', '--face', 'shopline', '--scopes', 'orders'],
    '--scopes may be',
  ],
] as const)('answers the wrong usage %o with exit code 2', async ([args, line]) => {
  const refused = await guitai([...args])

  expect(refused).toMatchObject({ code: 2, stdout: '' })
  expect(refused.stderr).toMatch(/^guitai: .*\n$/)
  expect(refused.stderr).toContain(line)
})

test('explains itself as a whole and by command', async () => {
  const names = [
    ...['serve', 'work', 'migrate', 'demo', 'merchant create', 'token create'],
    ...['staff reset-password', 'store create', 'webhooks listen'],
  ]
  const [overview, version, ...helps] = await Promise.all([
    guitai(['--help']),
    guitai(['--version']),
    ...names.map((name) => guitai([...name.split(' '), '--help'])),
  ])

  for (const name of names) expect(overview?.stdout).toContain(`  ${name} `)
  expect(version).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' })
  expect(helps.map(({ stdout }) => stdout.split('\n')[0]?.trimEnd())).toEqual(
    names.map((name) => expect.stringContaining(`guitai ${name}`)),
  )
  expect(helps.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
    names.map(() => ({ code: 0, stderr: '' })),
  )
})

test('gives fresh demo credentials at each call, and the earlier ones keep working', async () => {
  const { dataDir } = await aServer()

  const first = await demoAccess(dataDir)
  const second = await demoAccess(dataDir)

  expect(second.firstline.name).not.toBe(first.firstline.name)
  expect(second.wixtar.authkey).not.toBe(first.wixtar.authkey)
  for (const { shopline, firstline, wixtar, console } of [first, second]) {
    expect((await get(`${shopline.base_url}/orders`, shopline.token)).status).toBe(200)
    expect((await get(`${firstline.base_url}/contact-order`, firstline.token)).status).toBe(200)
    expect((await get(`${wixtar.base_url}/v1/shop_order?store_id=A01`, wixtar.token)).status).toBe(
      200,
    )
    expect(console).toMatchObject({ account: firstline.name, password: firstline.password })
  }
})

test('keeps two demo merchants apart', async () => {
  const { dataDir } = await aServer()

  const one = await demoAccess(dataDir)
  const other = await demoAccess(dataDir, '--merchant', '另一間店')

  const list = await get(`${other.shopline.base_url}/orders`, other.shopline.token)
  expect(list.json.pagination.total_count).toBe(300)
  const address = `${one.shopline.base_url}/orders/${list.json.items[0].id}`
  expect((await get(address, other.shopline.token)).status).toBe(200)
  expect((await get(address, one.shopline.token)).status).toBe(404)
})

test('makes the demo merchant without a server, for the address that the settings name', async () => {
  const dataDir = aStartedDir()

  const made = await guitai(['demo', '--json'], { GUITAI_DATA_DIR: dataDir, PORT: '8123' })

  expect(JSON.parse(made.stdout).wixtar.base_url).toBe('http://127.0.0.1:8123/wixtar')
  expect(await readEngineConnection(dataDir)).toBeNull()
})

test('makes a merchant and tokens that work, and refuses what is taken or unknown', async () => {
  const { url, dataDir } = await aServer()
  const env = { GUITAI_DATA_DIR: dataDir }
  const create = ['merchant', 'create', '--name', '新店', '--handle', 'new-shop', '--json']

  const made = JSON.parse((await guitai(create, env)).stdout)
  const again = await guitai(create, env)
  const token = ['token', 'create', '--merchant', 'new-shop', '--face', 'shopline']
  const own = await guitai(token, env)
  const unknown = await guitai([...token, '--staff', 'nobody'], env)
  const scoped = await guitai([...token, '--scopes', 'products:read'], env)
  const store = ['store', 'create', '--merchant', 'new-shop', '--code', 'A01', '--name', '信義店']
  const times = ['--registers', '01,02', '--shifts', '早班=10:00-16:00,夜班=22:00-06:00']
  const opened = await guitai([...store, ...times], env)
  const taken = await guitai(store, env)

  expect(made).toMatchObject({
    merchant: { name: '新店', currency: 'TWD' },
    authkey: expect.stringMatching(/^[0-9a-z]{32}$/),
  })
  expect(again).toMatchObject({ code: 1, stderr: 'guitai: the handle "new-shop" is taken\n' })
  expect(unknown).toMatchObject({ code: 1, stdout: '' })
  expect(opened).toMatchObject({ code: 0, stdout: '門市 store: A01 (信義店)\n' })
  expect(taken).toMatchObject({ code: 1, stderr: 'guitai: store code taken\n' })
  const channels = await get(`${url}/shopline/v1/channels`, own.stdout.trim())
  expect(channels.json.items).toHaveLength(2)
  const orders = await get(`${url}/shopline/v1/orders`, own.stdout.trim())
  expect(orders.json.pagination.total_count).toBe(0)
  expect((await get(`${url}/shopline/v1/orders`, scoped.stdout.trim())).status).toBe(403)
  for (const list of ['delivery_options', 'payments']) {
    const found = await get(`${url}/shopline/v1/${list}`, own.stdout.trim())
    expect(found.json.items).toHaveLength(1)
  }
})

test('gives the only administrator a new password, and refuses whom it does not know', async () => {
  const { url, dataDir } = await aServer()
  const env = { GUITAI_DATA_DIR: dataDir }
  const create = ['merchant', 'create', '--name', '新店', '--handle', 'new-shop', '--json']
  const { staff } = JSON.parse((await guitai(create, env)).stdout)
  const signIn = async (password: string) => {
    const reply = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { origin: url, 'content-type': 'application/json' },
      body: JSON.stringify({ account: 'new-shop', password }),
    })
    return reply.status
  }
  for (const guess of ['a', 'b', 'c', 'd', 'e']) await signIn(guess)
  const waiting = await signIn(staff.password)

  const reset = ['staff', 'reset-password', '--merchant', 'new-shop', '--account']
  const done = await guitai([...reset, 'new-shop'], env)
  const unknown = await guitai([...reset, 'nobody'], env)

  const [, password = ''] = /new password: (\S+)\n$/.exec(done.stdout) ?? []
  expect([waiting, done.code, await signIn(staff.password), await signIn(password)]).toEqual([
    ...[429, 0, 401, 200],
  ])
  expect(unknown).toMatchObject({
    code: 1,
    stderr: 'guitai: "new-shop" has no staff account "nobody"\n',
  })
})

test('stands by as a worker beside a server and stops cleanly', async () => {
  const { dataDir } = await aServer()
  const worker = launch(['work'], { GUITAI_DATA_DIR: dataDir })
  await said(worker, 'stdout', 'Background jobs are running')

  worker.child.kill('SIGTERM')

  expect(await worker.gone).toMatchObject({ code: 0 })
})

test('does not start a worker without a server or DATABASE_URL', async () => {
  const refused = await guitai(['work'], { GUITAI_DATA_DIR: join(workDir, 'never') })

  expect(refused).toMatchObject({ code: 1, stdout: '' })
  expect(refused.stderr).toContain('no server is running')
})
