import { Agent, request as openRequest } from 'node:http'
import type { ReceivedRequest } from './receiver.ts'

// The yardstick of webhooks: posts ready requests over as many connections as our worker has, and
// records nothing.
export interface SendOrder {
  port: number
  requests: ReceivedRequest[]
}

const connections = 64
const agent = new Agent({ keepAlive: true, maxSockets: connections })

function post(port: number, { path, headers, body }: ReceivedRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = openRequest({ host: '127.0.0.1', port, path, headers, method: 'POST', agent })
    request.on('error', reject)
    request.on('response', (answer) => {
      answer.resume()
      answer.on('end', resolve)
    })
    request.end(body)
  })
}

async function send({ port, requests }: SendOrder): Promise<null> {
  const rest = requests.values()
  const lane = async () => {
    for (const request of rest) await post(port, request)
  }
  await Promise.all(Array.from({ length: connections }, lane))
  return null
}

process.on('message', (order: SendOrder) => {
  send(order).then(
    (result) => process.send?.({ result }),
    (error: Error) => process.send?.({ error: error.message }),
  )
})
process.on('disconnect', () => process.exit())
process.send?.('ready')
