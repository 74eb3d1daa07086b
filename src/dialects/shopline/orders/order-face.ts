import type { Access } from '../../../core/access/tokens.ts'
import type { Order } from '../../../core/orders/order.ts'
import type { Db } from '../../../platform/db.ts'
import type { Reply } from '../../../platform/http.ts'
import type { Context } from '../endpoint.ts'
import { errorReply } from '../errors.ts'
import { getOrderEndpoint } from './get-order.ts'
import { refuseArchived } from './refuse-archived.ts'

/** An order as "Get Order" answers it, for those who look at this face from elsewhere. */
export const shoplineOrderFace = {
  face: 'shopline' as const,
  title: 'Get Order',
  pathOf: (order: Order) => `/v1/orders/${order.id}`,
  async answer({ db, access, now }: Call, order: Order): Promise<Reply> {
    const { merchant } = access.actor
    const context: Context = {
      db,
      actor: access.actor,
      access,
      merchantId: merchant.id,
      currency: merchant.currency,
      origin: '',
      now,
    }
    const params = { id: order.id }
    try {
      await refuseArchived(context, '/v1/orders/:id', params)
      const answered = await getOrderEndpoint.answer(context, {
        params,
        query: {},
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
