import { NativeSelect, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PaymentMethod } from '../../src/console-api/settings/contract.ts'
import { api } from '../api.ts'
import { useFieldError } from '../field-error.ts'
import { FormDialog } from '../ui/FormDialog.tsx'
import { useWrite } from '../use-write.ts'
import { NameFields, namesOf } from './option-fields.tsx'

const types = [
  'custom',
  'cash_on_delivery',
  'bank_transfer',
  'linepay',
  'shopline_payment',
] as const

/** A way of payment, new or known; the type of a known one stays. */
export function EditPaymentMethod({
  method,
  onClose,
}: {
  method: PaymentMethod | null
  onClose: () => void
}) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const [names, setNames] = useState(() => namesOf(method?.name_translations))
  const [type, setType] = useState<string>(method?.type ?? 'custom')
  const [fee, setFee] = useState<number | string>(method?.fee_percent ?? 0)
  const save = useWrite(
    () => {
      const given = { name_translations: names, fee_percent: Number(fee) }
      return method
        ? api.patch<PaymentMethod>(`/payment-methods/${method.id}`, given, {
            ifMatch: method.version,
          })
        : api.post<PaymentMethod>('/payment-methods', { ...given, type })
    },
    {
      stale: ['settings', 'orders'],
      said: t('options.saved', { name: names['zh-hant'] }),
      onDone: onClose,
    },
  )
  const errorOf = useFieldError(save.error)
  const options = types.map((value) => ({ value, label: t(`payments.types.${value}`) }))
  const isOther = !types.some((each) => each === type)
  return (
    <FormDialog
      title={method ? t('payments.edit') : t('payments.create')}
      isOpen
      onClose={onClose}
      submitLabel={method ? common('save') : t('payments.create')}
      isBusy={save.isPending}
      error={save.error}
      onSubmit={() => save.mutate(undefined)}
    >
      <NameFields names={names} onChange={setNames} errorOf={errorOf} />
      <NativeSelect
        label={t('options.type')}
        value={type}
        disabled={method !== null}
        data={isOther ? [...options, { value: type, label: type }] : options}
        onChange={(event) => setType(event.currentTarget.value)}
      />
      <NumberInput
        label={t('options.feePercent')}
        required
        min={0}
        max={100}
        decimalScale={2}
        allowNegative={false}
        value={fee}
        error={errorOf('/fee_percent')}
        onChange={setFee}
      />
    </FormDialog>
  )
}
