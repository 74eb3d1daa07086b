import type { Access } from '../../../core/access/tokens.ts'
import type { Order } from '../../../core/orders/order.ts'
import type { Db } from '../../../platform/db.ts'
import type { Reply } from '../../../platform/http.ts'
import type { Context } from '../endpoint.ts'
import { errorReply } from '../errors.ts'
import { getShopOrderDetailsEndpoint } from './get-shop-order-details.ts'

/** An order as "Get Shop Order Details" answers it, for those who look at this face from elsewhere. */
export const wixtarOrderFace = {
  face: 'wixtar' as const,
  title: 'Get Shop Order Details',
  pathOf: (order: Order) => `/v1/shop_order/${encodeURIComponent(order.wixtar_number)}`,
  async answer({ db, access, now }: Call, order: Order): Promise<Reply> {
    const { merchant } = access.actor
    const context: Context = {
      db,
      now,
      actor: access.actor,
      access,
      merchantId: merchant.id,
      timezone: merchant.timezone,
    }
    const params = { order_id: order.wixtar_number }
    try {
      const answered = await getShopOrderDetailsEndpoint.answer(context, {
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
