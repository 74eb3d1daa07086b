import { createToken, forgetAccess } from '../src/core/access/tokens.ts'
import { statement } from '../src/platform/db.ts'
import { type Client, clientOf, type Server, type Shop } from './app.ts'

/** Changes the choices of a merchant (core/merchants/settings.ts). */
export async function withSettings(
  server: Server,
  shop: Shop,
  settings: Record<string, unknown>,
): Promise<void> {
  const details = { ...shop.merchant.details, ...settings }
  await server.db.write(
    statement('build_settings', 'update merchants set details = $2 where id = $1'),
    [shop.merchant.id, JSON.stringify(details)],
  )
  shop.merchant.details = details
  forgetAccess()
}

/** What an event of an order tells. */
export interface BuiltEvent {
  kind: string
  face: string
  data: {
    moved?: string[]
    before?: Record<string, unknown>
    [name: string]: unknown
  }
}

/** The events of one subject, oldest first. */
export async function eventsOf(
  server: Server,
  shop: Shop,
  subjectId: string,
): Promise<BuiltEvent[]> {
  return server.db.read(
    statement(
      'build_events',
      `select kind, face, data from events where merchant_id = $1 and subject_id = $2
        order by sequence`,
    ),
    [shop.merchant.id, subjectId],
  )
}

/** A SHOPLINE client with the merchant's own token, behind which no person stands. */
export async function merchantClient(server: Server, shop: Shop): Promise<Client> {
  const token = await createToken(
    server.db,
    {
      merchant_id: shop.merchant.id,
      face: 'shopline',
      staff_id: null,
      name: '對帳系統',
      expires_at: null,
    },
    new Date(),
  )
  return clientOf(server, 'shopline', token)
}
