import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { isPublicAddress } from './address-check.ts'
import { createHttpClient, type HttpClientOptions } from './http-client.ts'

async function aReceiver(answer: RequestListener): Promise<{ url: string; server: Server }> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, server }
}

function aClient(options: Partial<HttpClientOptions> = {}) {
  const client = createHttpClient({ allowPrivate: true, ...options })
  onTestFinished(() => client.close())
  return client
}

const post = (url: string, options: Partial<HttpClientOptions> = {}) =>
  aClient(options).post({ url, headers: { 'content-type': 'application/json' }, body: '{"a":1}' })

describe('the client', () => {
  test('sends the body and gives back status and answer', async () => {
    let received = ''
    const { url } = await aReceiver(async (request, reply) => {
      for await (const chunk of request) received += chunk
      reply.writeHead(201).end('thanks')
    })

    expect(await post(url)).toMatchObject({ outcome: 'answered', status: 201, body: 'thanks' })
    expect(received).toBe('{"a":1}')
  })

  test('tells a refused connection', async () => {
    expect(await post('http://127.0.0.1:1/')).toMatchObject({
      outcome: 'failed',
      reason: 'ECONNREFUSED',
    })
  })

  test('gives up on a receiver that never answers', async () => {
    const { url } = await aReceiver(() => {})

    expect(await post(url, { timeoutMs: 100 })).toMatchObject({ reason: 'timeout', status: null })
  })

  test('gives up on an answer that comes drop by drop', async () => {
    const { url } = await aReceiver((_request, reply) => {
      reply.writeHead(200)
      const drops = setInterval(() => reply.write('.'), 20)
      reply.on('close', () => clearInterval(drops))
    })

    expect(await post(url, { timeoutMs: 150 })).toMatchObject({ reason: 'timeout', status: 200 })
  })

  test('reads 64 KB of an endless answer and no more', async () => {
    let sent = 0
    const { url } = await aReceiver((_request, reply) => {
      const pour = () => {
        while (!reply.destroyed && reply.write('x'.repeat(16_384))) sent += 16_384
        reply.once('drain', pour)
      }
      reply.writeHead(200)
      pour()
    })

    expect(await post(url)).toMatchObject({ outcome: 'failed', reason: 'answer_too_long' })
    // What lies in the buffers of both ends, and nothing like endless.
    expect(sent).toBeLessThan(32_000_000)
  })

  test('follows no redirect', async () => {
    let visits = 0
    const inner = await aReceiver((_request, reply) => {
      visits += 1
      reply.end()
    })
    const { url } = await aReceiver((_request, reply) => {
      reply.writeHead(307, { location: inner.url }).end()
    })

    expect(await post(url)).toMatchObject({ outcome: 'answered', status: 307 })
    expect(visits).toBe(0)
  })

  test('rejects when it is aborted', async () => {
    const { url } = await aReceiver(() => {})
    const stop = new AbortController()
    const sent = aClient().post({ url, headers: {}, body: '' }, stop.signal)
    stop.abort()

    await expect(sent).rejects.toThrow('aborted')
  })
})

describe('private addresses', () => {
  test.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.0.0.1/',
    'http://0177.0.0.1/',
    'http://0/',
    'http://10.1.2.3/',
    'http://172.31.255.255/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:0:7f00:1::]/',
    'http://[fe80::1]/',
    'http://[fd00:ec2::254]/',
    'http://[ff02::1]/',
    'http://localhost/',
  ])('refuses %s', async (url) => {
    expect(await post(url, { allowPrivate: false })).toMatchObject({
      outcome: 'failed',
      reason: 'private_address',
    })
  })

  test.each([
    ['127.0.0.1'],
    ['10.0.0.8'],
    ['169.254.169.254'],
    ['::1'],
    ['fd12:3456::1'],
    ['::ffff:10.0.0.1'],
    ['93.184.216.34', '192.168.0.10'],
    ['2606:2800:220:1::', 'fe80::1'],
  ])('refuses a name that resolves to %s %s', async (...addresses) => {
    const resolve = async () =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))

    expect(await post('http://hook.example.com/', { allowPrivate: false, resolve })).toMatchObject({
      reason: 'private_address',
    })
  })

  test('resolves a name once and connects to the address that was checked', async () => {
    const { url } = await aReceiver((_request, reply) => reply.end('here'))
    let asked = 0
    const resolve = async () => {
      asked += 1
      return [{ address: '127.0.0.1', family: 4 }]
    }

    const answer = await post(url.replace('127.0.0.1', 'hook.example.com'), { resolve })

    expect(answer).toMatchObject({ outcome: 'answered', body: 'here' })
    expect(asked).toBe(1)
  })

  test.each([
    'ftp://example.com/',
    'file:///etc/passwd',
    'gopher://example.com/',
    'not an address',
  ])('refuses %s', async (url) => {
    expect(await post(url)).toMatchObject({ reason: 'address_unusable' })
  })

  test.each(['93.184.216.34', '8.8.8.8', '172.32.0.1', '2606:2800:220:1:248:1893:25c8:1946'])(
    'lets %s pass',
    (address) => {
      expect(isPublicAddress(address)).toBe(true)
    },
  )
})
