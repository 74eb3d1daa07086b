import { connect, type Socket } from 'node:net'

// The load generator, a process of its own: a closed loop of keep-alive connections on bare
// sockets, because a full HTTP client would take as much CPU as the servers that are measured.

export interface LoadRequest {
  method: string
  path: string
  /** Ready JSON. */
  body?: string
  /** Sent next, with the answer's id for `:id` in its path; both count as one. */
  follow?: LoadRequest
}

export interface LoadOrder {
  port: number
  token: string
  clients: number
  seconds: number
  requests: LoadRequest[]
  /** Each request is sent once, and the run ends early when none is left. */
  isOnce: boolean
}

export interface LoadResult {
  count: number
  /** Answers other than 200. */
  refusedCount: number
  seconds: number
  p50Ms: number
  p99Ms: number
  bytesPerAnswer: number
}

function encode(request: LoadRequest, token: string): Buffer {
  const body = request.body ?? ''
  return Buffer.from(
    `${request.method} ${request.path} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer ${token}\r\n` +
      (body
        ? `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`
        : '') +
      `\r\n${body}`,
  )
}

interface Answer {
  status: number
  bytes: number
  /** The beginning of the body. */
  start: string
}

/** Sends one request and resolves when the whole answer has come. */
function exchange(socket: Socket, request: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let status = 0
    let missing = -1
    let bytes = 0
    let start = ''
    const finish = (error: Error | null) => {
      socket.off('data', onData)
      socket.off('error', finish)
      socket.off('close', onClose)
      if (error) reject(error)
      else resolve({ status, bytes, start })
    }
    const onClose = () => finish(new Error('the server closed the connection'))
    const onData = (chunk: Buffer) => {
      let length = chunk.length
      if (missing === -1) {
        const end = chunk.indexOf('\r\n\r\n')
        const head = chunk.toString('latin1', 0, end)
        const [, size] = /^content-length: *(\d+)/im.exec(head) ?? []
        if (end === -1 || size === undefined) {
          finish(new Error(`cannot read the answer: ${chunk.toString('latin1', 0, 200)}`))
          return
        }
        status = Number(head.slice(9, 12))
        missing = bytes = Number(size)
        length -= end + 4
        start = chunk.toString('latin1', end + 4, end + 54)
      }
      missing -= length
      if (missing === 0) finish(null)
    }
    socket.on('data', onData)
    socket.on('error', finish)
    socket.on('close', onClose)
    socket.write(request)
  })
}

/** Sends a request, and the one that follows it. */
async function exchangeAll(
  socket: Socket,
  { first, follow }: { first: Buffer; follow: LoadRequest | undefined },
  token: string,
): Promise<Answer> {
  const answer = await exchange(socket, first)
  if (!follow || answer.status !== 200) return answer
  const [, id = ''] = /"id":"(\w+)"/.exec(answer.start) ?? []
  const next = encode({ ...follow, path: follow.path.replace(':id', id) }, token)
  const { status, bytes, start } = await exchange(socket, next)
  return { status, bytes: answer.bytes + bytes, start }
}

let turn = 0

async function run(order: LoadOrder): Promise<LoadResult> {
  const requests = order.requests.map((each) => {
    return { first: encode(each, order.token), follow: each.follow }
  })
  let sentCount = 0
  const next = () => {
    if (order.isOnce) return requests[sentCount++]
    return requests[turn++ % requests.length]
  }
  const latencies: number[] = []
  let refusedCount = 0
  let bytes = 0
  const sockets = await Promise.all(
    Array.from({ length: order.clients }, async () => {
      const socket = connect({ host: '127.0.0.1', port: order.port, noDelay: true })
      await new Promise((resolve, reject) => {
        socket.once('connect', resolve)
        socket.once('error', reject)
      })
      socket.removeAllListeners('error')
      return socket
    }),
  )
  const startedAt = performance.now()
  const until = startedAt + order.seconds * 1000
  await Promise.all(
    sockets.map(async (socket) => {
      let before = performance.now()
      while (before < until) {
        const request = next()
        if (!request) break
        const answer = await exchangeAll(socket, request, order.token)
        const after = performance.now()
        latencies.push(after - before)
        bytes += answer.bytes
        if (answer.status !== 200) refusedCount += 1
        before = after
      }
      socket.destroy()
    }),
  )
  const seconds = (performance.now() - startedAt) / 1000
  latencies.sort((a, b) => a - b)
  const at = (share: number) => latencies[Math.floor((latencies.length - 1) * share)] ?? 0
  return {
    count: latencies.length,
    refusedCount,
    seconds,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    bytesPerAnswer: Math.round(bytes / latencies.length),
  }
}

process.on('disconnect', () => process.exit())
process.on('message', (order: LoadOrder) => {
  run(order).then(
    (result) => process.send?.({ result }),
    (error: Error) => process.send?.({ error: error.message }),
  )
})
process.send?.('ready')
