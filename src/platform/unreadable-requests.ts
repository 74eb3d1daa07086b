import type { Socket } from 'node:net'
import type { Mount, Reply, Request } from './http.ts'
import { STATUS_CODES } from './node-http.ts'
import { RequestError } from './request-error.ts'

/** The refusal of a request that no route can see, in the form of the face that it was meant for. */
export function refusalOfUnreadable(mounts: Mount[], request: Request, status = 400): Reply {
  const mount = mounts.find((each) => request.path.startsWith(`${each.prefix}/`))
  const error = new RequestError('malformed_body', 'the request cannot be read')
  error.status = status
  return mount?.refuse(error, request) ?? { status: 400, body: { message: 'Bad Request' } }
}

/** Answers what Node's own parser refuses: an address or headers over 16 KB, or no HTTP at all. */
export function answerUnreadable(
  mounts: Mount[],
  error: Error & { code?: string; rawPacket?: unknown },
  socket: Socket,
): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const [, method = 'GET', path = '/'] =
    /^([A-Z]+) ([^\s?]+)/.exec(String(error.rawPacket ?? '')) ?? []
  const request = { method, url: path, path, headers: {}, params: {}, query: {}, body: undefined }
  const status =
    { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }[error.code ?? ''] ?? 400
  const reply = refusalOfUnreadable(mounts, request, status)
  const body = JSON.stringify(reply.body)
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      `content-type: ${reply.headers?.['content-type'] ?? 'application/json; charset=utf-8'}`,
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}
