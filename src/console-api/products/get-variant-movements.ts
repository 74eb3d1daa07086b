import { z } from 'zod'
import { findStockMovements, type StockMovement } from '../../core/products/find-stock-movements.ts'
import { loadProduct } from '../../core/products/load-product.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { pagingFields } from '../paging.ts'
import type { MovementJson, MovementsPage } from './contract.ts'

const query = z.object({
  warehouse_id: z.string().max(100).optional(),
  after: pagingFields.after,
  limit: pagingFields.limit,
})

/** GET /variants/:id/movements: what changed its stock, newest first. */
export const getVariantMovementsEndpoint = endpoint(
  { params: idParams, query },
  async ({ db, merchantId, params, query }): Promise<MovementsPage> => {
    const { warehouse_id, after, limit } = query
    const [rows] = await Promise.all([
      findStockMovements(db, merchantId, params.id, {
        warehouse_id: warehouse_id ?? null,
        after_id: after ?? null,
        limit: limit + 1,
      }),
      loadProduct(db, merchantId, { variant_id: params.id }),
    ])
    const items = rows.slice(0, limit)
    return {
      items: items.map(movementJson),
      next: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
    }
  },
)

function movementJson(movement: StockMovement): MovementJson {
  return {
    id: movement.id,
    warehouse: { id: movement.warehouse_id, name: movement.warehouse_name },
    quantity: movement.quantity,
    reason: movement.reason,
    note: movement.note,
    order:
      movement.order_id === null
        ? null
        : { id: movement.order_id, order_number: movement.order_number },
    actor_name: movement.actor_name,
    occurred_at: new Date(movement.occurred_at).toISOString(),
  }
}
