import type { Server } from 'node:http'
import type { Readable } from 'node:stream'

const streamsOf = new WeakMap<Server, Set<Readable>>()

/** Remembers a stream that a server is sending until it is over, so that a stop can end it. */
export function keepStream(server: Server, stream: Readable): void {
  const streams = streamsOf.get(server) ?? new Set()
  streamsOf.set(server, streams)
  streams.add(stream)
  stream.once('close', () => streams.delete(stream))
}

/** Ends what a server is still sending; a client sees a broken answer, never a whole-looking half. */
export function endStreams(server: Server): void {
  for (const stream of streamsOf.get(server) ?? []) stream.destroy()
}
