import type {
  CounterProductJson,
  NewOrderLineInput,
} from '../../src/console-api/counter/contract.ts'
import type { LineKind } from '../../src/console-api/orders/contract.ts'

/** One line as it stands in a form. */
export interface FormLine {
  /** Names the row on the screen; a line of a stored order has its id here. */
  key: string
  /** The line of the stored order that this is; null for one that was added. */
  id: string | null
  kind: LineKind
  variant_id: string | null
  title: string
  variant_title: string
  sku: string
  quantity: number
  /** Null until somebody says what it costs. */
  unit_price_minor: number | null
  /** What the catalogue asks for; null where the catalogue has nothing to say. */
  catalogue_minor: number | null
  /** Units on the shelf now; null without a count. */
  stock_quantity: number | null
  /** The voucher that a discount is given for; empty without one. */
  voucher_number: string
}

/** The lines with one more unit of a product: on its own line, or on the one it is on already. */
export function withProduct(lines: FormLine[], product: CounterProductJson): FormLine[] {
  const same = lines.find((line) => line.variant_id === product.variant_id)
  if (same) return changed(lines, same.key, { quantity: same.quantity + 1 })
  const { variant_id, title, variant_title, sku, price_minor, stock_quantity } = product
  return [
    ...lines,
    {
      key: newLineKey(),
      id: null,
      kind: 'product',
      variant_id,
      title,
      variant_title,
      sku: sku || product.code,
      quantity: 1,
      unit_price_minor: price_minor,
      catalogue_minor: price_minor,
      stock_quantity,
      voucher_number: '',
    },
  ]
}

/** A line of somebody's own words, without them yet. */
export function emptyLine(kind: 'custom_product' | 'discount'): FormLine {
  return {
    key: newLineKey(),
    id: null,
    kind,
    variant_id: null,
    title: '',
    variant_title: '',
    sku: '',
    quantity: 1,
    unit_price_minor: null,
    catalogue_minor: null,
    stock_quantity: null,
    voucher_number: '',
  }
}

/** The lines with one of them changed. */
export function changed(lines: FormLine[], key: string, change: Partial<FormLine>): FormLine[] {
  return lines.map((line) => (line.key === key ? { ...line, ...change } : line))
}

/** Whether a line says all that it must. */
export function isComplete(line: FormLine): boolean {
  return line.title.trim() !== '' && line.unit_price_minor !== null && line.quantity >= 1
}

/** A complete line that is new, as the server takes it. */
export function addedLineInput(line: FormLine): NewOrderLineInput {
  const { quantity, title } = line
  const unit_price_minor = line.unit_price_minor ?? 0
  switch (line.kind) {
    case 'product':
      return {
        kind: 'product',
        variant_id: line.variant_id ?? '',
        quantity,
        // The catalogue's own price is left to the server, which knows it as it is by then.
        ...(unit_price_minor === line.catalogue_minor ? {} : { unit_price_minor }),
      }
    case 'custom_product':
      return { kind: 'custom_product', title: title.trim(), quantity, unit_price_minor }
    case 'discount': {
      const voucher_number = line.voucher_number.trim()
      const discount = { kind: 'discount', title: title.trim(), unit_price_minor } as const
      return voucher_number ? { ...discount, voucher_number } : discount
    }
  }
}

let lastKey = 0

function newLineKey(): string {
  lastKey += 1
  return `line-${lastKey}`
}
