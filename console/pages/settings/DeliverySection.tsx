import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  DeliveryOption,
  DeliveryOptionList,
} from '../../../src/console-api/settings/contract.ts'
import { api } from '../../api.ts'
import { useFormat } from '../../format.ts'
import { EditDeliveryOption } from '../../forms/edit-delivery-option.tsx'
import { useNameIn } from '../../forms/option-fields.tsx'
import { useMay } from '../../session.ts'
import { OptionsTable } from '../../tables/OptionsTable.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { OptionsLayout } from './OptionsLayout.tsx'
import { useToggle } from './use-toggle.ts'

/** Ways of delivery that orders of the online store can name. */
export function DeliverySection() {
  const { t } = useTranslation('settings')
  const format = useFormat()
  const nameIn = useNameIn()
  const mayWrite = useMay()('settings:write')
  const [edited, setEdited] = useState<DeliveryOption | 'new' | null>(null)
  const list = useQuery({
    queryKey: ['settings', 'delivery-options'],
    queryFn: ({ signal }) => api.get<DeliveryOptionList>('/delivery-options', { signal }),
  })
  const toggle = useToggle('/delivery-options')
  if (list.isPending) return <LoadingRows />
  if (list.isError) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
  return (
    <OptionsLayout
      createLabel={t('delivery.create')}
      onCreate={() => setEdited('new')}
      mayWrite={mayWrite}
      isEmpty={list.data.items.length === 0}
      emptyTitle={t('delivery.empty')}
      emptyText={t('delivery.emptyHint')}
      error={toggle.error}
    >
      <OptionsTable
        caption={t('delivery.caption')}
        items={list.data.items}
        nameOf={(row) => nameIn(row.name_translations)}
        columns={[
          {
            label: t('options.type'),
            cell: (row) =>
              t(`delivery.types.${row.delivery_type as 'custom'}`, {
                defaultValue: row.delivery_type,
              }),
          },
          {
            label: t('options.carrier'),
            cell: (row) =>
              row.region_type === 'custom' ? t('delivery.carrierCustom') : row.region_type,
          },
          {
            label: t('options.fee'),
            isNumber: true,
            cell: (row) => format.money(row.fee_minor, list.data.currency),
          },
        ]}
        {...(mayWrite ? { actions: { edit: setEdited, ...toggle } } : {})}
      />
      {edited && (
        <EditDeliveryOption
          option={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </OptionsLayout>
  )
}
