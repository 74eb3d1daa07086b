import { Checkbox, Group, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReturnInput, ReturnReasonKey } from '../../src/console-api/order-actions/contract.ts'
import type { OrderDetailLineJson } from '../../src/console-api/orders/contract.ts'
import { OrderActionDialog, type OrderActionProps } from './order-action-dialog.tsx'
import { UnitsTable } from './units-table.tsx'
import { useOrderAction } from './use-order-action.ts'

const reasons: ReturnReasonKey[] = [
  'not_expected',
  'broke_during_delivery',
  'wrong_variation',
  'wrong_item',
  'other',
]

interface Why {
  reason: ReturnReasonKey
  remark: string
}

const usual: Why = { reason: 'not_expected', remark: '' }

/** Units come back, each line with its reason; the server says what is refunded. */
export function ReturnOrder(props: OrderActionProps) {
  const { order, onClose: onDone } = props
  const { t } = useTranslation('orderActions')
  const [units, setUnits] = useState<Record<string, number>>({})
  const [whys, setWhys] = useState<Record<string, Why>>({})
  const [bringsBack, setBringsBack] = useState(true)
  const [completes, setCompletes] = useState(false)
  const input = inputOf(order.lines, units, whys, { bringsBack, completes })
  const said = t('return.done', { number: order.order_number })
  const acting = useOrderAction({ order, path: '/return', input, said, onDone })
  return (
    <OrderActionDialog {...props} action="return" acting={acting} size="lg">
      <UnitsTable
        label={t('return.units')}
        lines={order.lines.filter((line) => line.kind !== 'discount')}
        maxOf={(line) => line.returnable_quantity}
        units={units}
        onUnits={(id, quantity) => setUnits((before) => ({ ...before, [id]: quantity }))}
        more={(line) => (
          <WhyReturned
            name={line.title}
            why={whys[line.id] ?? usual}
            onWhy={(why) => setWhys((before) => ({ ...before, [line.id]: why }))}
          />
        )}
      />
      <Checkbox
        label={t('return.bringsBack')}
        checked={bringsBack}
        onChange={(event) => setBringsBack(event.currentTarget.checked)}
      />
      <Checkbox
        label={t('return.completes')}
        description={t('return.completesText')}
        checked={completes}
        onChange={(event) => setCompletes(event.currentTarget.checked)}
      />
    </OrderActionDialog>
  )
}

function inputOf(
  lines: OrderDetailLineJson[],
  units: Record<string, number>,
  whys: Record<string, Why>,
  { bringsBack, completes }: { bringsBack: boolean; completes: boolean },
): ReturnInput | null {
  const chosen = lines.filter((line) => (units[line.id] ?? 0) > 0)
  if (chosen.length === 0) return null
  return {
    lines: chosen.map(({ id }) => {
      const { reason, remark } = whys[id] ?? usual
      // A remark goes with the reason "other" alone.
      const more = reason === 'other' && remark.trim() ? { remark: remark.trim() } : {}
      return { id, quantity: units[id] ?? 0, reason, ...more }
    }),
    brings_goods_back: bringsBack,
    completes,
  }
}

function WhyReturned({ name, why, onWhy }: { name: string; why: Why; onWhy: (why: Why) => void }) {
  const { t } = useTranslation('orderActions')
  return (
    <Group gap="xs" mt={4} grow align="flex-start">
      <Select
        size="xs"
        aria-label={t('return.reasonOf', { name })}
        allowDeselect={false}
        data={reasons.map((key) => ({ value: key, label: t(`return.reasons.${key}`) }))}
        value={why.reason}
        onChange={(key) => key && onWhy({ ...why, reason: key as ReturnReasonKey })}
      />
      {why.reason === 'other' && (
        <TextInput
          size="xs"
          aria-label={t('return.remarkOf', { name })}
          placeholder={t('return.remark')}
          maxLength={2000}
          value={why.remark}
          onChange={(event) => onWhy({ ...why, remark: event.currentTarget.value })}
        />
      )}
    </Group>
  )
}
