import { loadLinkSecret } from '../../core/access/link-secret.ts'
import { DomainError } from '../../core/errors.ts'
import { loadMerchant } from '../../core/merchants/find-merchant.ts'
import { findExportPart } from '../../core/orders/order-exports.ts'
import { findOrdersByIds } from '../../core/shipping/find-labels.ts'
import type { Db } from '../../platform/db.ts'
import type { HttpServer, Reply, Request } from '../../platform/http.ts'
import { isSignedLink } from '../../platform/signed-links.ts'
import { exportsPath } from './archived-orders.ts'
import { labelsPath } from './orders/get-order-labels.ts'
import { labelPage } from './orders/label-page.ts'
import { orderJson } from './orders/order-json.ts'

/** Serves what SHOPLINE's answers link to: pages that open without a token, by signed addresses. */
export function mountShoplineFiles(server: HttpServer, db: Db, clock: () => Date): void {
  server.get(labelsPath, (request) =>
    opened(db, request, clock(), async ({ merchant: merchantId = '', orders = '' }) => {
      const merchant = await loadMerchant(db, merchantId)
      const page = labelPage(merchant, await findOrdersByIds(db, merchantId, orders.split(',')))
      return fileReply(page, 'text/html; charset=utf-8')
    }),
  )
  server.get(`${exportsPath}/:export/:part`, (request) =>
    opened(db, request, clock(), async ({ merchant = '' }) => {
      const { export: exportId = '', part = '' } = request.params
      const [, number = '0'] = /^part-(\d{1,6})\.json$/.exec(part) ?? []
      const orders = await findExportPart(db, merchant, exportId, Number(number))
      if (!orders) return closed
      const items = orders.map((order) => JSON.stringify(orderJson(order)))
      return fileReply(`[${items.join(',\n')}]\n`, 'application/json; charset=utf-8')
    }),
  )
}

async function opened(
  db: Db,
  request: Request,
  now: Date,
  answer: (query: Record<string, string>) => Promise<Reply>,
): Promise<Reply> {
  const secret = await loadLinkSecret(db)
  if (!isSignedLink(secret, request.path, request.query, now)) return closed
  try {
    return await answer(request.query as Record<string, string>)
  } catch (error) {
    if (error instanceof DomainError) return closed
    throw error
  }
}

// The same for an address that was made up, has expired, or leads to what is gone.
const closed: Reply = {
  status: 404,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
  body: '連結無效或已過期。This link is not valid or has expired.\n',
}

function fileReply(body: string, type: string): Reply {
  return {
    status: 200,
    headers: {
      'content-type': type,
      'cache-control': 'private, no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    },
    body,
  }
}
