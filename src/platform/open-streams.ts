import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import type { Readable } from 'node:stream'

interface Open {
  sockets: Set<Socket>
  streams: Set<Readable>
}

const openOf = new WeakMap<Server, Open>()

/** Watches the connections of a server that begins, so that a stop can end what would go on. */
export function watchConnections(server: Server): void {
  const open: Open = { sockets: new Set(), streams: new Set() }
  openOf.set(server, open)
  server.on('connection', (socket: Socket) => {
    open.sockets.add(socket)
    socket.once('close', () => open.sockets.delete(socket))
  })
}

/** Remembers a stream that a server is sending until it is over. */
export function keepStream(server: Server, stream: Readable): void {
  const streams = openOf.get(server)?.streams
  streams?.add(stream)
  stream.once('close', () => streams?.delete(stream))
}

/**
 * Ends what a server is still sending (a client sees a broken answer, never a whole-looking half),
 * idle connections, and those on which nothing was ever asked: browsers open them in advance.
 */
export function endOpen(server: Server): void {
  const open = openOf.get(server)
  for (const stream of open?.streams ?? []) stream.destroy()
  for (const socket of open?.sockets ?? []) if (socket.bytesRead === 0) socket.destroy()
  server.closeIdleConnections()
}
