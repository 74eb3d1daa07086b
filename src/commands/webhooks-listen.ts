import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { actorOf } from '../core/access/tokens.ts'
import type { Actor } from '../core/actor.ts'
import { findMerchantByHandle } from '../core/merchants/find-merchant.ts'
import { createSubscription } from '../core/webhooks/create-subscription.ts'
import { removeSubscription } from '../core/webhooks/pause-subscription.ts'
import { isStandardSecret, isStandardSigned } from '../core/webhooks/standard-signature.ts'
import { validSecrets } from '../core/webhooks/webhook.ts'
import type { Db } from '../platform/db.ts'
import { createServer } from '../platform/node-http.ts'
import { type Command, CommandError, optional, UsageError, type Values } from './command.ts'
import { openRunningDatabase } from './database.ts'
import { limitStopping, stopRequested } from './stopping.ts'
import { eventText, type ReceivedEvent } from './webhook-text.ts'

const defaultPort = 4400
const bodyBytesMax = 1_048_576

export const webhooksListen: Command = {
  name: 'webhooks listen',
  usage: '[--port N] [--merchant HANDLE [--topics LIST] | --secret SECRET] [--json]',
  help: [
    '在本機接收 Webhook、驗證簽章並逐筆列出；按 Ctrl-C 結束。',
    'Receives webhooks on this machine, verifies their signatures and prints each.',
    '',
    `  --port N            port to listen on (${defaultPort}; 0 takes a free one)`,
    '  --merchant HANDLE   subscribe to the events of this merchant for as long as it runs; the',
    '                      server must have been started with GUITAI_ALLOW_PRIVATE_URLS=1',
    '  --topics LIST       event kinds separated by commas, such as order.created (all of them)',
    '  --secret SECRET     verify with the secret (whsec_…) of a webhook that points here already',
    '  --json              one JSON object per line: verified, event',
    '',
    'Without a merchant or a secret nothing can be verified; it is printed all the same.',
  ],
  options: {
    port: { type: 'string' },
    merchant: { type: 'string' },
    topics: { type: 'string' },
    secret: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(config, values) {
    const { port, handle, secret, topics } = readOptions(values)
    const stopped = stopRequested(() => true)
    const secrets = secret === null ? [] : [secret]
    const server = createServer(async (request, reply) => {
      const status = await receive(request, secrets, values.json === true)
      reply.writeHead(status).end()
    })
    const database = handle === null ? null : await openRunningDatabase(config)
    try {
      const url = await listen(server, port)
      const end =
        database && handle ? await subscribe(database.db, handle, url, topics, secrets) : null
      process.stderr.write(startText(url, handle, secrets))
      await stopped
      limitStopping(5000)
      await end?.()
    } finally {
      server.closeAllConnections()
      server.close()
      await database?.close()
    }
    process.exit(0)
  },
}

function readOptions(values: Values) {
  const port = optional(values, 'port') ?? String(defaultPort)
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new UsageError(`--port must be a number from 0 to 65535, not "${port}"`)
  }
  const handle = optional(values, 'merchant')
  const secret = optional(values, 'secret')
  if (handle && secret)
    throw new UsageError('--merchant has a secret of its own; leave --secret out')
  if (secret && !isStandardSecret(secret)) throw new UsageError('--secret must be like whsec_…')
  const topics = (optional(values, 'topics') ?? '*').split(',').map((each) => each.trim())
  if (topics.some((topic) => !/^(\*|[a-z_]+\.[a-z_]+)$/.test(topic))) {
    throw new UsageError('--topics must be event kinds like order.created, separated by commas')
  }
  return { port: Number(port), handle, secret, topics }
}

async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE'
      const reason = isTaken ? 'is already in use: give another --port' : error.message
      reject(new CommandError(`port ${port} ${reason}`))
    })
    server.listen(port, '127.0.0.1', resolve)
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

/** Subscribes the address and answers the function that ends it. */
async function subscribe(
  db: Db,
  handle: string,
  address: string,
  topics: string[],
  secrets: string[],
): Promise<() => Promise<void>> {
  const merchant = await findMerchantByHandle(db, handle)
  if (!merchant) throw new CommandError(`there is no merchant "${handle}"`)
  const actor: Actor = actorOf(merchant, null, 'system')
  const given = { kind: 'native', address, topics, description: 'guitai webhooks listen' } as const
  const made = await createSubscription(db, actor, given, new Date())
  secrets.push(...validSecrets(made, new Date()))
  return () => removeSubscription(db, actor, { id: made.id }, new Date())
}

async function receive(
  request: IncomingMessage,
  secrets: string[],
  isJson: boolean,
): Promise<number> {
  const text = await textOf(request)
  if (request.method !== 'POST' || text === null) return request.method === 'POST' ? 413 : 405
  let event: ReceivedEvent
  try {
    event = JSON.parse(text)
  } catch {
    return 400
  }
  const isVerified = secrets.some((each) =>
    isStandardSigned(each, request.headers, text, new Date()),
  )
  const verified = secrets.length === 0 ? null : isVerified
  const line = isJson ? JSON.stringify({ verified, event }) : eventText(event, verified)
  process.stdout.write(`${line}\n`)
  // A wrong signature is answered as a receiver should.
  return verified === false ? 401 : 204
}

async function textOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    length += chunk.length
    if (length > bodyBytesMax) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function startText(url: string, handle: string | null, secrets: string[]): string {
  const lines = [`等候 Webhook：${url}  Listening for webhooks. Ctrl-C 結束 ends it.`]
  if (handle) {
    lines.push(`已訂閱 ${handle} 的事件；伺服器須以 GUITAI_ALLOW_PRIVATE_URLS=1 啟動。`)
    lines.push('Subscribed; the server must run with GUITAI_ALLOW_PRIVATE_URLS=1 to reach it.')
  } else if (secrets.length === 0) {
    lines.push('未提供密鑰，簽章不驗證。No secret given: signatures are not verified.')
  }
  return `${lines.join('\n')}\n`
}
