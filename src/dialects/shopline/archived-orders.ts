import { loadLinkSecret } from '../../core/access/link-secret.ts'
import type { Merchant } from '../../core/merchants/merchant.ts'
import type { OrderExport } from '../../core/orders/order-exports.ts'
import type { Db } from '../../platform/db.ts'
import { signLink } from '../../platform/signed-links.ts'

/** Where the parts of an export are opened without a token; each address is signed. */
export const exportsPath = '/files/archived-orders'

/** What is posted to `callback_url` when an export has ended (spec/shopline/orders.md 2.5). */
export async function archivedOrdersCallback(
  db: Db,
  merchant: Merchant,
  done: OrderExport,
): Promise<string> {
  const secret = await loadLinkSecret(db)
  const expiresAt = new Date(done.expires_at ?? done.created_at)
  const links = done.parts.map((_, index) => {
    const path = `${exportsPath}/${done.id}/part-${index + 1}.json`
    return done.origin + signLink(secret, path, { merchant: merchant.id }, expiresAt)
  })
  return JSON.stringify({
    topic: 'order/get_archived_order',
    job_id: done.id,
    merchant_id: merchant.id,
    merchant_handle: merchant.handle,
    start_date: new Date(done.start_at).toISOString(),
    end_date: new Date(done.end_at).toISOString(),
    download_links: links,
    status: done.state === 'success' ? 'success' : 'failed',
    error_message: done.error_message,
    event: 'Order',
    callback_url: done.callback_url,
  })
}
