import type { Merchant } from '../../../core/merchants/merchant.ts'
import type { Order } from '../../../core/orders/order.ts'
import { findPlatform } from '../../../core/shipping/carrier-platforms.ts'
import { collectedAmount } from '../../../core/shipping/execute-shipment.ts'
import { moneyJson } from '../money.ts'
import { barcodeSvg } from './label-barcode.ts'
import type { ShoplineFields } from './order-json.ts'

/** The labels of some orders as one page, a sheet of 100 × 150 mm each, ready to be printed. */
export function labelPage(merchant: Merchant, orders: Order[]): string {
  const labels = orders.map((order, index) => labelHtml(merchant, order, index + 1, orders.length))
  return `<!doctype html>
<html lang="zh-Hant">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>出貨標籤（${orders.length} 張）</title>
<style>${style}</style>
</head>
<body>
<header><h1>出貨標籤</h1><p>共 ${orders.length} 張，紙張大小 100 × 150 公釐。請以瀏覽器的「列印」功能印出。</p></header>
<main>
${labels.join('\n')}
</main>
</body>
</html>
`
}

function labelHtml(merchant: Merchant, order: Order, number: number, count: number): string {
  const collected = collectedAmount(order)
  const barcode = barcodeSvg(order.tracking_number)
  const units = order.lines
    .filter((line) => line.kind !== 'discount')
    .reduce((sum, line) => sum + line.quantity, 0)
  return `<article>
<div class="carrier"><strong>${textOf(findPlatform(order.details.delivery_platform)?.name)}</strong><span>${number} / ${count}</span></div>
<div class="tracking">${barcode ?? ''}<p><small>配送編號</small>${textOf(order.tracking_number)}</p></div>
<section class="to"><h2>收件人</h2><p class="name">${textOf(order.recipient_name)}</p><p>${textOf(order.recipient_phone)}</p>${placeHtml(order)}</section>
<section class="from"><h2>寄件人</h2><p>${textOf(merchant.name)}</p></section>
<dl><div><dt>訂單編號</dt><dd>${textOf(order.order_number)}</dd></div><div><dt>件數</dt><dd>${units}</dd></div></dl>
<p class="${collected > 0 ? 'collect due' : 'collect'}">${collected > 0 ? `代收金額 <strong>${textOf(moneyJson(collected, order.currency).label)}</strong>` : '不代收貨款'}</p>
${order.delivery_remark ? `<p class="remark">備註：${textOf(order.delivery_remark)}</p>` : ''}
</article>`
}

/** Where the parcel goes: to a convenience store, else to the address. */
function placeHtml(order: Order): string {
  const fields = (order.shopline_fields ?? {}) as ShoplineFields
  const { location_name, location_code, store_address } = fields.delivery_data ?? {}
  const { postcode, city, state, district, address_2, address_1 } = order.delivery_address
  const parts = [postcode, city, state, district, address_2, address_1].filter(Boolean)
  const store = location_name
    ? `<p class="store">取件門市：${textOf(location_name)}${location_code ? `（${textOf(location_code)}）` : ''}</p>`
    : ''
  return `${store}<p>${textOf(store_address || parts.join(' '))}</p>`
}

function textOf(value: unknown): string {
  const escapes: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return String(value ?? '').replace(/[&<>"']/g, (character) => escapes[character] as string)
}

const style = `
@page { size: 100mm 150mm; margin: 0 }
* { box-sizing: border-box; margin: 0 }
body { background: #e9ebee; color: #111; font: 11pt/1.4 system-ui, 'Noto Sans TC', 'PingFang TC', 'Microsoft JhengHei', sans-serif }
header { max-width: 210mm; margin: 8mm auto 0; padding: 0 5mm }
h1 { font-size: 16pt }
main { display: flex; flex-wrap: wrap; gap: 8mm; max-width: 220mm; margin: 6mm auto; padding: 0 5mm }
article { width: 100mm; height: 150mm; padding: 5mm; background: #fff; display: flex; flex-direction: column; gap: 3mm; overflow: hidden; overflow-wrap: anywhere; break-after: page; break-inside: avoid }
.carrier { display: flex; justify-content: space-between; align-items: baseline; border-bottom: .6mm solid #111; padding-bottom: 2mm; font-size: 15pt }
.carrier span { font-size: 10pt }
.tracking { text-align: center }
.tracking svg { width: 100%; height: 16mm; display: block }
.tracking p { font: 600 14pt/1.3 ui-monospace, 'DejaVu Sans Mono', monospace; letter-spacing: .08em }
small, h2, dt { font: 500 9pt/1.4 system-ui, 'Noto Sans TC', 'PingFang TC', 'Microsoft JhengHei', sans-serif; letter-spacing: 0; color: #444 }
small { margin-right: 2mm }
.to { border: .3mm solid #111; border-radius: 1.5mm; padding: 3mm; flex: 1 }
.to p { font-size: 12pt }
.to .name { font-size: 18pt; font-weight: 700 }
.to .store { font-weight: 700 }
.from { display: flex; gap: 3mm; align-items: baseline }
dl { display: flex; gap: 6mm; border-top: .3mm solid #bbb; padding-top: 2mm }
dl div { display: flex; gap: 2mm; align-items: baseline }
dd { font-weight: 600 }
.collect { text-align: center; padding: 2mm; border: .3mm solid #bbb; border-radius: 1.5mm }
.collect.due { border: .8mm solid #111; font-size: 13pt }
.remark { font-size: 10pt }
@media print { body { background: none } header { display: none } main { display: block; margin: 0; padding: 0; max-width: none } article:last-child { break-after: auto } }
`
