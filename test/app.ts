import { randomBytes } from 'node:crypto'
import { test as base, inject } from 'vitest'
import { hashPassword, type Staff } from '../src/core/access/staff.ts'
import { actorOf, createToken, type TokenFace } from '../src/core/access/tokens.ts'
import type { Actor } from '../src/core/actor.ts'
import { findLedgerFaults } from '../src/core/customers/find-ledger-faults.ts'
import { createMerchant, createStaff } from '../src/core/merchants/create-merchant.ts'
import type { Merchant } from '../src/core/merchants/merchant.ts'
import { type Db, openDb, statement } from '../src/platform/db.ts'
import type { StaticFiles } from '../src/platform/static-files.ts'
import { createServer } from '../src/server.ts'
import { adminDb } from './database.ts'

export interface WireReply {
  status: number
  headers: Headers
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: a wire body has any shape.
  json: any
}

/** Calls one face over real HTTP with one token. */
export interface Client {
  base: string
  token: string
  request(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<WireReply>
  get(path: string): Promise<WireReply>
  post(path: string, body?: unknown): Promise<WireReply>
  put(path: string, body?: unknown): Promise<WireReply>
  patch(path: string, body?: unknown): Promise<WireReply>
  delete(path: string, body?: unknown): Promise<WireReply>
}

/** A merchant of its own, with a staff member of each kind that the faces need, and its clients. */
export interface Shop {
  merchant: Merchant
  staff: Staff
  /** Acts as the staff member, for calling core directly. */
  actor: Actor
  authkey: string
  account: string
  password: string
  /** The hash of that password, for more people who may have the same. */
  password_hash: string
  shopline: Client
  firstline: Client
  wixtar: Client
  console: Client
}

export interface Server {
  url: string
  db: Db
  /** Makes another merchant: for tests of what one must not see of the other. */
  newShop(currency?: string): Promise<Shop>
}

function client(base: string, token: string): Client {
  async function request(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<WireReply> {
    const reply = await fetch(base + path, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await reply.text()
    const isJson = reply.headers.get('content-type')?.startsWith('application/json')
    return {
      status: reply.status,
      headers: reply.headers,
      text,
      json: isJson && text ? JSON.parse(text) : undefined,
    }
  }
  return {
    base,
    token,
    request,
    get: (path) => request('GET', path),
    post: (path, body) => request('POST', path, body),
    put: (path, body) => request('PUT', path, body),
    patch: (path, body) => request('PATCH', path, body),
    delete: (path, body) => request('DELETE', path, body),
  }
}

/** A client of a running server's face with any token, also a wrong one. */
export function clientOf(server: Server, face: TokenFace, token: string): Client {
  const paths = {
    shopline: '/shopline/v1',
    firstline: '/firstline/api/v1',
    wixtar: '/wixtar',
    console: '/api',
  }
  return client(server.url + paths[face], token)
}

// Everybody in the tests has one password: hashing it is slow on purpose.
const password = 'a password of the tests'
const passwordHash = hashPassword(password)

async function makeShop(server: Server, currency: string): Promise<Shop> {
  const now = new Date()
  const mark = randomBytes(4).toString('hex')
  const { merchant, authkey } = await createMerchant(
    server.db,
    {
      name: '測試商店',
      handle: `shop-${mark}`,
      email: 'merchant@example.com',
      currency,
      company_code: '0123456789',
    },
    now,
  )
  return openShop(server, merchant, { authkey, account: `staff-${mark}` })
}

/** A merchant that exists, with one more administrator and clients of every face. */
export async function openShop(
  server: Server,
  merchant: Merchant,
  { authkey, account }: { authkey: string; account: string },
): Promise<Shop> {
  const now = new Date()
  const password_hash = await passwordHash
  const staff = await createStaff(
    server.db,
    merchant.id,
    {
      account,
      password_hash,
      name: '王店長',
      email: 'staff@example.com',
      code: '1234',
      role: 'admin',
    },
    now,
  )
  const tokenFor = (face: TokenFace) =>
    createToken(
      server.db,
      { merchant_id: merchant.id, face, staff_id: staff.id, name: 'test', expires_at: null },
      now,
    )
  const [shopline, firstline, wixtar, console] = await Promise.all(
    (['shopline', 'firstline', 'wixtar', 'console'] as const).map(async (face) =>
      clientOf(server, face, await tokenFor(face)),
    ),
  )
  return {
    merchant,
    staff,
    actor: actorOf(merchant, staff, 'system'),
    authkey,
    account,
    password,
    password_hash,
    shopline: shopline as Client,
    firstline: firstline as Client,
    wixtar: wixtar as Client,
    console: console as Client,
  }
}

const everyMerchant = statement('test_every_merchant', 'select id from merchants')

/** Whatever the tests of a file did, every ledger of every merchant balances at the end. */
async function expectSoundLedgers(db: Db): Promise<void> {
  const merchants = await db.read<{ id: string }>(everyMerchant, [])
  const faults = await Promise.all(merchants.map(({ id }) => findLedgerFaults(db, id)))
  if (faults.flat().length > 0) throw new Error(`unsound ledgers: ${JSON.stringify(faults.flat())}`)
}

interface FileFixtures {
  /** The database that the file's own is a copy of. */
  template: string
  consoleFiles: StaticFiles | null
  server: Server
}

/**
 * `test` with a running server on a database of its own per file, and a shop of its own per test.
 */
export const test = base.extend<{ $file: FileFixtures; $test: { shop: Shop } }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the pattern.
  template: [async ({}, use) => use('guitai_template'), { scope: 'file' }],
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the pattern.
  consoleFiles: [async ({}, use) => use(null), { scope: 'file' }],
  server: [
    async ({ template, consoleFiles }, use) => {
      const engine = inject('engine')
      const database = `t_${randomBytes(6).toString('hex')}`
      await adminDb(engine, `create database ${database} template ${template}`)
      const db = openDb({ ...engine, database }, { readers: 2, writers: 8 })
      const clock = () => new Date()
      const http = createServer({ db, hosts: new Map(), clock, console: consoleFiles })
      const url = await http.listen('127.0.0.1', 0)
      const server: Server = {
        url,
        db,
        newShop: (currency = 'TWD') => makeShop(server, currency),
      }
      await use(server)
      await expectSoundLedgers(db)
      await http.close()
      await db.close()
      await adminDb(engine, `drop database ${database} with (force)`)
    },
    { scope: 'file' },
  ],
  shop: async ({ server }, use) => {
    await use(await server.newShop())
  },
})
