import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  PaymentMethod,
  PaymentMethodList,
} from '../../../src/console-api/settings/contract.ts'
import { api } from '../../api.ts'
import { EditPaymentMethod } from '../../forms/edit-payment-method.tsx'
import { useNameIn } from '../../forms/option-fields.tsx'
import { useMay } from '../../session.ts'
import { OptionsTable } from '../../tables/OptionsTable.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { OptionsLayout } from './OptionsLayout.tsx'
import { useToggle } from './use-toggle.ts'

/** Ways of payment that orders can name. */
export function PaymentsSection() {
  const { t } = useTranslation('settings')
  const nameIn = useNameIn()
  const mayWrite = useMay()('settings:write')
  const [edited, setEdited] = useState<PaymentMethod | 'new' | null>(null)
  const list = useQuery({
    queryKey: ['settings', 'payment-methods'],
    queryFn: ({ signal }) => api.get<PaymentMethodList>('/payment-methods', { signal }),
  })
  const toggle = useToggle('/payment-methods')
  if (list.isPending) return <LoadingRows />
  if (list.isError) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
  return (
    <OptionsLayout
      createLabel={t('payments.create')}
      onCreate={() => setEdited('new')}
      mayWrite={mayWrite}
      isEmpty={list.data.items.length === 0}
      emptyTitle={t('payments.empty')}
      emptyText={t('payments.emptyHint')}
      error={toggle.error}
    >
      <OptionsTable
        caption={t('payments.caption')}
        items={list.data.items}
        nameOf={(row) => nameIn(row.name_translations)}
        columns={[
          {
            label: t('options.type'),
            cell: (row) => t(`payments.types.${row.type as 'custom'}`, { defaultValue: row.type }),
          },
          {
            label: t('options.feePercent'),
            isNumber: true,
            cell: (row) => (row.fee_percent === 0 ? '–' : String(row.fee_percent)),
          },
        ]}
        {...(mayWrite ? { actions: { edit: setEdited, ...toggle } } : {})}
      />
      {edited && (
        <EditPaymentMethod
          method={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </OptionsLayout>
  )
}
