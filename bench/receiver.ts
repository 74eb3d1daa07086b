import { createServer } from 'node:http'

// Whoever subscribed: answers 200 at once and remembers what came.

export interface ReceivedRequest {
  path: string
  headers: Record<string, string>
  body: string
}

export interface Received {
  /** The different messages, by subscriber. */
  requests: ReceivedRequest[]
  repeatedCount: number
}

let wanted = Number.POSITIVE_INFINITY
let repeatedCount = 0
let received = new Map<string, ReceivedRequest>()

function report(): void {
  if (received.size < wanted) return
  wanted = Number.POSITIVE_INFINITY
  const result: Received = { requests: [...received.values()], repeatedCount }
  process.send?.({ result })
}

const server = createServer(async (request, reply) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  reply.writeHead(200, { 'content-length': 0 }).end()
  const path = request.url as string
  const key = `${path} ${request.headers['webhook-id']}`
  if (received.has(key)) repeatedCount += 1
  const { host: _, connection: __, ...headers } = request.headers as Record<string, string>
  received.set(key, { path, headers, body: Buffer.concat(chunks).toString() })
  report()
})
/** Answers when so many different messages have come, counted from now. */
process.on('message', (message: { count: number }) => {
  received = new Map()
  repeatedCount = 0
  wanted = message.count
})
process.on('disconnect', () => process.exit())
server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as { port: number }).port })
})
