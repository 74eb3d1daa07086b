import { Readable } from 'node:stream'
import { type Permission, permissionsOf } from '../../core/access/permissions.ts'
import type { Access } from '../../core/access/tokens.ts'
import { DomainError } from '../../core/errors.ts'
import { cursorText } from '../../core/webhooks/event-cursor.ts'
import type { Followed, Following } from '../../core/webhooks/follow-events.ts'
import { changeJson, mayHear } from './change-json.ts'

export interface Listener {
  access: Access
  /** Who it is by now; refuses (unauthorized) when the session has ended. */
  identify(): Promise<Access>
}

const checkEveryMs = 2000
// Proxies and phones drop connections on which nothing comes for half a minute or so.
const heartbeatEveryMs = 15_000
const retryAfterMs = 1000
// Some thousand changes. Who reads no faster comes back later and is told from where it stopped.
const unreadBytesMax = 1_048_576

/**
 * The events of a merchant as server-sent events, for as long as the listener is signed in: `change`
 * for each that it may know of, `ready` when all that it missed has been told, `reset` instead when
 * that was too much. Every one has its place as `id`, from which the browser goes on by itself.
 */
export function liveStream(following: Following, listener: Listener): Readable {
  const stream = new Readable({ read() {} })
  let permissions = permissionsOf(listener.access)
  let isOver = false
  const stop = () => {
    isOver = true
    following.stop()
    clearInterval(checking)
    clearInterval(beating)
  }
  const checking = setInterval(async () => {
    try {
      permissions = permissionsOf(await listener.identify())
    } catch (error) {
      // The database being away says nothing about the session.
      if (isOver || !(error instanceof DomainError)) return
      stop()
      stream.push(null)
    }
  }, checkEveryMs)
  const beating = setInterval(() => push(stream, ':\n\n'), heartbeatEveryMs)
  stream.once('close', stop)

  stream.push(`retry: ${retryAfterMs}\n\n`)
  push(stream, changesText(following.missed, permissions))
  const told = following.isReset ? 'reset' : 'ready'
  push(stream, `id: ${cursorText(following.cursor)}\nevent: ${told}\ndata: {}\n\n`)
  following.start((events) => push(stream, changesText(events, permissions)))
  return stream
}

function push(stream: Readable, text: string): void {
  if (text === '' || stream.destroyed) return
  stream.push(text)
  if (stream.readableLength > unreadBytesMax) stream.destroy()
}

function changesText(events: Followed[], permissions: Permission[]): string {
  return events
    .filter(({ event }) => mayHear(event.kind, permissions))
    .map(({ event, cursor }) => {
      // JSON has no line breaks of its own.
      const data = JSON.stringify(changeJson(event))
      return `id: ${cursorText(cursor)}\nevent: change\ndata: ${data}\n\n`
    })
    .join('')
}
