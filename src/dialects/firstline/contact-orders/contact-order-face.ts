import type { Access } from '../../../core/access/tokens.ts'
import type { Order } from '../../../core/orders/order.ts'
import type { Db } from '../../../platform/db.ts'
import type { Reply } from '../../../platform/http.ts'
import type { Context } from '../endpoint.ts'
import { errorReply } from '../errors.ts'
import { getContactOrderEndpoint } from './get-contact-order.ts'

/** An order as "Read one" answers it, for those who look at this face from elsewhere. */
export const firstlineOrderFace = {
  face: 'firstline' as const,
  title: 'Read one order',
  pathOf: (order: Order) => `/api/v1/contact-order/${order.firstline_id}`,
  async answer({ db, access, now }: Call, order: Order): Promise<Reply> {
    const { merchant } = access.actor
    const context: Context = {
      db,
      now,
      url: '',
      rawQuery: {},
      actor: access.actor,
      access,
      token: '',
      merchantId: merchant.id,
      timezone: merchant.timezone,
    }
    const params = { contact_order: order.firstline_id }
    try {
      const answered = await getContactOrderEndpoint.answer(context, {
        params,
        query: undefined,
        body: undefined,
      })
      return 'reply' in answered ? answered.reply : { status: 200, body: answered.json }
    } catch (error) {
      return errorReply(error)
    }
  },
}

interface Call {
  db: Db
  access: Access
  now: Date
}
