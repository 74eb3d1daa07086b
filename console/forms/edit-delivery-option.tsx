import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeliveryOption } from '../../src/console-api/settings/contract.ts'
import { api } from '../api.ts'
import { useFieldError } from '../field-error.ts'
import { FormDialog } from '../ui/FormDialog.tsx'
import { MoneyInput } from '../ui/MoneyInput.tsx'
import { useWrite } from '../use-write.ts'
import { NameFields, namesOf } from './option-fields.tsx'

const types = ['custom', 'pickup', 'store_pickup'] as const

/** A way of delivery, new or known; the carrier of a known one stays. */
export function EditDeliveryOption({
  option,
  onClose,
}: {
  option: DeliveryOption | null
  onClose: () => void
}) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const [names, setNames] = useState(() => namesOf(option?.name_translations))
  const [fee, setFee] = useState<number | null>(option?.fee_minor ?? 0)
  const [carrier, setCarrier] = useState(option?.region_type ?? 'custom')
  const [type, setType] = useState(option?.delivery_type ?? 'custom')
  const save = useWrite(
    () => {
      const given = { name_translations: names, delivery_type: type, fee_minor: fee ?? 0 }
      return option
        ? api.patch<DeliveryOption>(`/delivery-options/${option.id}`, given, {
            ifMatch: option.version,
          })
        : api.post<DeliveryOption>('/delivery-options', { ...given, region_type: carrier })
    },
    {
      stale: ['settings', 'orders'],
      said: t('options.saved', { name: names['zh-hant'] }),
      onDone: onClose,
    },
  )
  const errorOf = useFieldError(save.error)
  const typeOptions = types.map((value) => ({ value, label: t(`delivery.types.${value}`) }))
  const isOther = !types.some((each) => each === type)
  return (
    <FormDialog
      title={option ? t('delivery.edit') : t('delivery.create')}
      isOpen
      onClose={onClose}
      submitLabel={option ? common('save') : t('delivery.create')}
      isBusy={save.isPending}
      error={save.error}
      onSubmit={() => save.mutate(undefined)}
    >
      <NameFields names={names} onChange={setNames} errorOf={errorOf} />
      <NativeSelect
        label={t('options.type')}
        value={type}
        data={isOther ? [...typeOptions, { value: type, label: type }] : typeOptions}
        onChange={(event) => setType(event.currentTarget.value)}
      />
      <TextInput
        label={t('options.carrier')}
        description={t('delivery.carrierHint')}
        required
        pattern="[a-z0-9_]+"
        maxLength={60}
        classNames={{ input: 'code' }}
        readOnly={option !== null}
        variant={option ? 'filled' : 'default'}
        value={carrier}
        error={errorOf('/region_type')}
        onChange={(event) => setCarrier(event.currentTarget.value)}
      />
      <MoneyInput
        label={t('options.fee')}
        required
        minor={fee}
        onMinor={setFee}
        error={errorOf('/fee_minor')}
      />
    </FormDialog>
  )
}
