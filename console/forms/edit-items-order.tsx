import { Button, Group } from '@mantine/core'
import { IconDiscount, IconPencilPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineInput, LinesInput } from '../../src/console-api/order-actions/contract.ts'
import type { OrderDetailLineJson } from '../../src/console-api/orders/contract.ts'
import { ApiError } from '../api.ts'
import { OrderActionDialog, type OrderActionProps } from './order-action-dialog.tsx'
import { addedLineInput, emptyLine, type FormLine, isComplete, withProduct } from './order-lines.ts'
import { type LineAnswer, OrderLinesEditor } from './order-lines-editor.tsx'
import { ProductLookup } from './product-lookup.tsx'
import { type OrderActing, useOrderAction } from './use-order-action.ts'

/** Changes what was ordered: quantities, prices, more, less. */
export function EditOrderItems(props: OrderActionProps) {
  const { order, onClose: onDone } = props
  const { t } = useTranslation('orderActions')
  const { t: words } = useTranslation('newOrder')
  const lookup = useRef<HTMLInputElement>(null)
  const [lines, setLines] = useState(() => order.lines.map(formLine))
  const shortText = (available: number) => words('stock.short', { count: available })
  const acting = useOrderAction({
    order,
    method: 'put',
    path: '/lines',
    input: inputOf(lines, order.lines),
    said: t('edit_items.done', { number: order.order_number }),
    onDone,
  })
  return (
    <OrderActionDialog {...props} action="edit_items" acting={acting} size="xl">
      <ProductLookup
        autoFocus
        storeId={order.store.id}
        inputRef={lookup}
        onPick={(product) => setLines((before) => withProduct(before, product))}
      />
      <OrderLinesEditor
        lines={lines}
        onChange={setLines}
        answers={answersOf(lines, order.lines, acting, shortText)}
        currency={order.currency}
        onEnter={() => lookup.current?.focus()}
      />
      <Group gap="xs">
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPencilPlus size={14} aria-hidden />}
          onClick={() => setLines([...lines, emptyLine('custom_product')])}
        >
          {words('lines.addCustom')}
        </Button>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDiscount size={14} aria-hidden />}
          onClick={() => setLines([...lines, emptyLine('discount')])}
        >
          {words('lines.addDiscount')}
        </Button>
      </Group>
    </OrderActionDialog>
  )
}

function formLine(line: OrderDetailLineJson): FormLine {
  return {
    key: line.id,
    id: line.id,
    kind: line.kind,
    variant_id: line.variant_id,
    title: line.title,
    variant_title: line.variant_title,
    sku: line.sku || line.code,
    quantity: line.quantity,
    unit_price_minor: line.unit_price_minor,
    catalogue_minor: null,
    stock_quantity: line.stock_quantity,
    voucher_number: '',
  }
}

/** All lines as they shall be; null while one of them is not whole, or when nothing differs. */
function inputOf(lines: FormLine[], before: OrderDetailLineJson[]): LinesInput | null {
  if (lines.length === 0 || !lines.every(isComplete)) return null
  const wanted = lines.map((line): LineInput => {
    const was = before.find((each) => each.id === line.id)
    if (!was) return addedLineInput(line)
    const { quantity } = line
    const unit_price_minor = line.unit_price_minor ?? 0
    return {
      id: was.id,
      ...(quantity === was.quantity ? {} : { quantity }),
      ...(unit_price_minor === was.unit_price_minor ? {} : { unit_price_minor }),
    }
  })
  const isSame =
    wanted.length === before.length &&
    wanted.every((line) => 'id' in line && Object.keys(line).length === 1)
  return isSame ? null : { lines: wanted }
}

// A line that nobody touched comes to what it came to, until the server says otherwise.
function answersOf(
  lines: FormLine[],
  before: OrderDetailLineJson[],
  { rehearsal, error }: OrderActing,
  shortText: (available: number) => string,
): Map<string, LineAnswer> {
  const totals = new Map<string, number>()
  for (const was of before) {
    const line = lines.find((each) => each.id === was.id)
    const isSame = line?.quantity === was.quantity && line.unit_price_minor === was.unit_price_minor
    if (isSame) totals.set(was.id, was.total_minor)
  }
  const after = rehearsal?.after.lines ?? []
  const added = after.filter(({ id }) => !lines.some((line) => line.id === id))
  for (const line of lines) {
    const now = line.id === null ? added.shift() : after.find(({ id }) => id === line.id)
    if (now) totals.set(line.key, now.total_minor)
  }
  const shortage = error instanceof ApiError ? error.shortage : null
  return new Map(
    lines.flatMap(({ key, variant_id }): [string, LineAnswer][] => {
      const isShort = shortage !== null && shortage.variant_id === variant_id
      const total_minor = totals.get(key) ?? null
      const refusal = isShort ? shortText(shortage.available) : null
      return total_minor === null && !isShort ? [] : [[key, { total_minor, refusal }]]
    }),
  )
}
