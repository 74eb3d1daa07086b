import {
  Alert,
  Input,
  NumberInput,
  SegmentedControl,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  AdjustedJson,
  AdjustInput,
  CustomerDetail,
  Ledger,
} from '../../src/console-api/customers/contract.ts'
import { api, newKey } from '../api.ts'
import { useFormat } from '../format.ts'
import { useRefusalText } from '../refusal-text.ts'
import { FormDialog } from '../ui/FormDialog.tsx'
import { MoneyInput } from '../ui/MoneyInput.tsx'
import { useWrite } from '../use-write.ts'

interface Form {
  direction: 'give' | 'take'
  /** Hundredths for credits, whole points for points. */
  amount: number | null
  reason: string
  expires: string
}

const empty: Form = { direction: 'give', amount: null, reason: '', expires: '' }
const rehearseAfterMs = 250

interface AdjustProps {
  customer: CustomerDetail
  ledger: Ledger
  isOpen: boolean
  onClose: () => void
}

/** Gives or takes credits or points by hand; the server says beforehand what will be left. */
export function AdjustBalance({ customer, ledger, isOpen, onClose }: AdjustProps) {
  const { t } = useTranslation('customers')
  const amountText = useAmountText(ledger)
  const [form, setForm] = useState(empty)
  const key = useRef(newKey())
  const path = `/customers/${customer.id}/${ledger}`
  const saving = useWrite(
    (input: AdjustInput) => api.post<AdjustedJson>(path, input, { key: key.current }),
    {
      stale: ['customers'],
      said: (adjusted) => t(`adjust.done.${ledger}`, { balance: amountText(adjusted.balance) }),
      onDone: onClose,
    },
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: it begins anew when it is opened.
  useEffect(() => {
    if (!isOpen) return
    setForm(empty)
    key.current = newKey()
    saving.reset()
  }, [isOpen])

  const change = (changes: Partial<Form>) => {
    // Another intention than the one that was refused.
    key.current = newKey()
    saving.reset()
    setForm((before) => ({ ...before, ...changes }))
  }
  const input = inputOf(form)
  return (
    <FormDialog
      title={t(`adjust.title.${ledger}`, { name: customer.name })}
      isOpen={isOpen}
      onClose={onClose}
      onSubmit={() => input && saving.mutate(input)}
      submitLabel={t('adjust.confirm')}
      isBusy={saving.isPending}
      error={saving.error}
    >
      <AdjustFields ledger={ledger} form={form} onChange={change} />
      <Preview path={path} ledger={ledger} customer={customer} input={input} />
    </FormDialog>
  )
}

function AdjustFields({
  ledger,
  form,
  onChange,
}: {
  ledger: Ledger
  form: Form
  onChange: (changes: Partial<Form>) => void
}) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  return (
    <>
      <Input.Wrapper label={t('adjust.direction')} labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label={t('adjust.direction')}
          value={form.direction}
          data={(['give', 'take'] as const).map((value) => ({
            value,
            label: t(`adjust.${value}`),
          }))}
          onChange={(direction) => onChange({ direction: direction as Form['direction'] })}
        />
      </Input.Wrapper>
      {ledger === 'credits' ? (
        <MoneyInput
          label={t('adjust.amount.credits')}
          required
          data-autofocus
          minor={form.amount}
          onMinor={(amount) => onChange({ amount })}
        />
      ) : (
        <NumberInput
          label={t('adjust.amount.points')}
          required
          data-autofocus
          hideControls
          allowDecimal={false}
          allowNegative={false}
          thousandSeparator=","
          value={form.amount ?? ''}
          onChange={(value) => onChange({ amount: value === '' ? null : Number(value) })}
        />
      )}
      <Textarea
        label={t('adjust.reason')}
        description={t('adjust.reasonHint')}
        required
        autosize
        maxLength={200}
        value={form.reason}
        onChange={(event) => onChange({ reason: event.currentTarget.value })}
      />
      {form.direction === 'give' && (
        <TextInput
          type="date"
          label={t('adjust.expires')}
          description={t('adjust.expiresHint')}
          min={format.dayOf(new Date())}
          value={form.expires}
          onChange={(event) => onChange({ expires: event.currentTarget.value })}
        />
      )}
    </>
  )
}

function Preview({
  path,
  ledger,
  customer,
  input,
}: {
  path: string
  ledger: Ledger
  customer: CustomerDetail
  input: AdjustInput | null
}) {
  const { t } = useTranslation('customers')
  const refusalText = useRefusalText()
  const amountText = useAmountText(ledger)
  const before = ledger === 'credits' ? customer.credits.balance_minor : customer.points.balance
  const [settled] = useDebouncedValue(input, rehearseAfterMs)
  const rehearsed = useQuery({
    queryKey: ['customers', 'adjust', path, settled, before],
    queryFn: () =>
      // The reason is asked for by the end; what would be left does not depend on it.
      api.post<AdjustedJson>(
        path,
        { ...settled, reason: settled?.reason || '–' },
        { query: { dry_run: true } },
      ),
    enabled: settled !== null,
    retry: false,
  })
  return (
    <div aria-live="polite">
      <Text size="sm" c="dimmed">
        {t('adjust.preview')}
      </Text>
      {input && rehearsed.isError ? (
        <Alert color="red" variant="outline" py="xs">
          {refusalText(rehearsed.error)}
        </Alert>
      ) : (
        <Text fw={600} className="number" ta="left">
          {input && rehearsed.data
            ? t('adjust.change', {
                before: amountText(before),
                after: amountText(rehearsed.data.balance),
              })
            : amountText(before)}
        </Text>
      )}
    </div>
  )
}

function inputOf(form: Form): AdjustInput | null {
  if (form.amount === null || form.amount <= 0) return null
  const isGiving = form.direction === 'give'
  return {
    amount: isGiving ? form.amount : -form.amount,
    reason: form.reason.trim(),
    ...(isGiving && form.expires ? { expires_at: form.expires } : {}),
  }
}

/** Writes an amount of a ledger: money for credits, a number for points. */
export function useAmountText(ledger: Ledger): (amount: number) => string {
  const format = useFormat()
  return (amount) => (ledger === 'credits' ? format.money(amount) : format.number(amount))
}
