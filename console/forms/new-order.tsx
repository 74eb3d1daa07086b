import {
  Alert,
  Button,
  Divider,
  Grid,
  Group,
  Kbd,
  Paper,
  Stack,
  Text,
  VisuallyHidden,
} from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconAlertTriangle, IconDiscount, IconPencilPlus } from '@tabler/icons-react'
import { type RefObject, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  CounterOptionsJson,
  CreatedOrderJson,
} from '../../src/console-api/counter/contract.ts'
import { useReasonText } from '../refusal-text.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { CustomerPicker } from './customer-picker.tsx'
import { SaleNotes, SalePlace, SaleTerms } from './new-order-sale.tsx'
import { emptyForm, type FormChange, type OrderForm, whatIsMissing } from './new-order-state.ts'
import { NewOrderTotals } from './new-order-totals.tsx'
import { changed, emptyLine, withProduct } from './order-lines.ts'
import { OrderLinesEditor } from './order-lines-editor.tsx'
import { ProductLookup } from './product-lookup.tsx'
import { type Rehearsed, useNewOrder } from './use-new-order.ts'

interface NewOrderProps {
  options: CounterOptionsJson
  /** The order is made; `goesOn` when the next one is to be taken at once. */
  onCreated: (order: CreatedOrderJson, goesOn: boolean) => void
}

/** A new order of the counter or the phone: scan, find the customer, press Ctrl+Enter. */
export function NewOrderForm({ options, onCreated }: NewOrderProps) {
  const { t } = useTranslation('newOrder')
  const [form, setForm] = useState<OrderForm>(() => emptyForm(options))
  const [isTried, setTried] = useState(false)
  const scanField = useRef<HTMLInputElement>(null)
  const customerField = useRef<HTMLInputElement>(null)
  const change: FormChange = (part) => setForm((before) => ({ ...before, ...part }))
  const { rehearsed, creating } = useNewOrder(form, options, (order, goesOn) => {
    if (goesOn) {
      setForm(emptyForm(options))
      setTried(false)
      scanField.current?.focus()
    }
    onCreated(order, goesOn)
  })
  const missing = whatIsMissing(form)
  const submit = (goesOn: boolean) => {
    setTried(true)
    if (missing === null && !creating.isPending) creating.mutate(goesOn)
  }
  useHotkeys(
    [
      ['F2', () => scanField.current?.focus()],
      ['F4', () => customerField.current?.focus()],
      ['mod+Enter', () => submit(false)],
      ['mod+shift+Enter', () => submit(true)],
    ],
    [],
  )
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Stack gap="md">
          <NewOrderLines
            form={form}
            onChange={change}
            setForm={setForm}
            {...{ rehearsed, scanField }}
          />
          <Paper withBorder p="md">
            <SaleNotes form={form} options={options} onChange={change} />
          </Paper>
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Paper withBorder p="md">
          <Stack gap="md">
            <SalePlace form={form} options={options} onChange={change} />
            <CustomerPicker
              form={form}
              onChange={change}
              inputRef={customerField}
              refusal={rehearsed.refusalOf('customer')}
            />
            <SaleTerms form={form} options={options} onChange={change} />
            <Divider />
            <NewOrderTotals rehearsal={rehearsed.data} isStale={rehearsed.isStale} />
            <Trouble
              rehearsed={rehearsed}
              error={creating.error}
              missing={isTried ? missing : null}
            />
            <Button size="md" loading={creating.isPending} onClick={() => submit(false)}>
              {t('submit')}
            </Button>
            <Button variant="default" disabled={creating.isPending} onClick={() => submit(true)}>
              {t('submitAndNext')}
            </Button>
            <KeyHints />
          </Stack>
        </Paper>
      </Grid.Col>
    </Grid>
  )
}

interface LinesProps {
  form: OrderForm
  onChange: FormChange
  setForm: (change: (before: OrderForm) => OrderForm) => void
  rehearsed: Rehearsed
  scanField: RefObject<HTMLInputElement | null>
}

function NewOrderLines({ form, onChange, setForm, rehearsed, scanField }: LinesProps) {
  const { t } = useTranslation('newOrder')
  const [said, say] = useState('')
  const stepLast = (key: string) => {
    const last = form.lines.at(-1)
    const step = key === '+' ? 1 : key === '-' ? -1 : 0
    if (step === 0 || !last || last.kind === 'discount') return false
    const quantity = Math.max(1, last.quantity + step)
    onChange({ lines: changed(form.lines, last.key, { quantity }) })
    say(t('said.quantity', { name: last.title, quantity }))
    return true
  }
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <ProductLookup
          autoFocus
          storeId={form.store_id}
          inputRef={scanField}
          onEmptyKey={stepLast}
          onPick={(product) => {
            // Two scans may come before the screen is drawn once.
            setForm((before) => ({ ...before, lines: withProduct(before.lines, product) }))
            say(t('said.added', { name: product.title }))
          }}
        />
        <VisuallyHidden role="status">{said}</VisuallyHidden>
        {form.lines.length === 0 ? (
          <EmptyState title={t('lines.empty')} text={t('lines.emptyText')} />
        ) : (
          <OrderLinesEditor
            takesVouchers
            lines={form.lines}
            onChange={(lines) => onChange({ lines })}
            answers={rehearsed.lines}
            currency={rehearsed.data?.currency ?? ''}
            onEnter={() => scanField.current?.focus()}
          />
        )}
        <Group gap="xs">
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPencilPlus size={14} aria-hidden />}
            onClick={() => onChange({ lines: [...form.lines, emptyLine('custom_product')] })}
          >
            {t('lines.addCustom')}
          </Button>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconDiscount size={14} aria-hidden />}
            onClick={() => onChange({ lines: [...form.lines, emptyLine('discount')] })}
          >
            {t('lines.addDiscount')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}

function Trouble({
  rehearsed,
  error,
  missing,
}: {
  rehearsed: Rehearsed
  error: Error | null
  missing: ReturnType<typeof whatIsMissing>
}) {
  const { t } = useTranslation('newOrder')
  const reasonText = useReasonText()
  const { refusal } = rehearsed
  return (
    <Stack gap="xs" role="alert">
      {refusal && (
        <Alert color="red" variant="outline" p="xs" icon={<IconAlertTriangle aria-hidden />}>
          {refusal.code === 'amount_out_of_range' ? t('totals.negative') : reasonText(refusal.code)}
        </Alert>
      )}
      {rehearsed.error && <ErrorNotice error={rehearsed.error} />}
      {error && !refusal && <ErrorNotice error={error} />}
      {missing && (
        <Text size="sm" c="var(--mantine-color-error)">
          {t(`missing.${missing}`)}
        </Text>
      )}
    </Stack>
  )
}

function KeyHints() {
  const { t } = useTranslation('newOrder')
  const hints = [
    ['F2', t('keys.scan')],
    ['F4', t('keys.customer')],
    ['+ −', t('keys.quantity')],
    ['Ctrl+Enter', t('keys.submit')],
  ]
  return (
    <Group gap="sm" visibleFrom="sm">
      {hints.map(([key, text]) => (
        <Text key={key} size="xs" c="dimmed">
          <Kbd size="xs">{key}</Kbd> {text}
        </Text>
      ))}
    </Group>
  )
}
