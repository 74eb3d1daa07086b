import { Alert, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type {
  NewHandover,
  ShiftTakings,
  StoreTakings,
} from '../../src/console-api/stores/contract.ts'
import { api } from '../api.ts'
import { useFormat } from '../format.ts'
import { PaymentsTable } from '../tables/PaymentsTable.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { useWrite } from '../use-write.ts'

/** Hands a till's shift over, after showing what is handed over. */
export function HandOverShift({
  storeId,
  day,
  takings,
  onClose,
}: {
  storeId: string
  day: string
  takings: ShiftTakings
  onClose: () => void
}) {
  const { t } = useTranslation('stores')
  const format = useFormat()
  const { register, shift } = takings
  const registerName = register.name || register.code || t('takings.noRegister')
  const words = { register: registerName, shift: shift?.name ?? '' }
  const handOver = useWrite(
    (input: NewHandover) => api.post<StoreTakings>(`/stores/${storeId}/handovers`, input),
    { stale: ['stores'], said: t('handOver.done', words), onDone: onClose },
  )
  const unpaid = takings.sales_minor - takings.paid_minor
  return (
    <FormDialog
      title={t('handOver.title')}
      size="lg"
      isOpen
      onClose={onClose}
      submitLabel={t('handOver.action')}
      isBusy={handOver.isPending}
      error={handOver.error}
      onSubmit={() =>
        handOver.mutate({
          register_code: register.code,
          shift_code: shift?.code ?? '',
          business_on: day,
        })
      }
    >
      <Text fw={600}>
        {t('handOver.register')} {words.register} · {words.shift} · {format.day(day)}
      </Text>
      <PaymentsTable
        caption={t('takings.byPaymentCaption', { day: format.day(day) })}
        payments={takings.payments}
        total={takings}
      />
      {takings.state === 'running' && <Alert color="orange">{t('handOver.stillRunning')}</Alert>}
      {unpaid > 0 && (
        <Alert color="orange">{t('handOver.unpaid', { amount: format.money(unpaid) })}</Alert>
      )}
      <Text size="sm" c="dimmed">
        {t('handOver.text')}
      </Text>
    </FormDialog>
  )
}
