import { Badge, Button, CloseButton, Group, Paper, Stack, Text, TextInput } from '@mantine/core'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  CounterCustomerJson,
  CounterCustomersJson,
} from '../../src/console-api/counter/contract.ts'
import { api } from '../api.ts'
import { useFormat } from '../format.ts'
import { useMay } from '../session.ts'
import { LookupField } from '../ui/LookupField.tsx'
import { customerChange, type FormChange, type OrderForm } from './new-order-state.ts'

interface PickerProps {
  form: OrderForm
  onChange: FormChange
  inputRef: Ref<HTMLInputElement>
  /** Why the server would not take this customer. */
  refusal: string | null
}

/** Who the order is for: found by phone, made on the spot, or nobody in particular. */
export function CustomerPicker({ form, onChange, inputRef, refusal }: PickerProps) {
  const { t } = useTranslation('newOrder')
  const may = useMay()
  return (
    <Stack gap="xs">
      {form.customer ? (
        <PickedCustomer customer={form.customer} onClear={() => onChange(customerChange(null))} />
      ) : form.new_customer ? (
        <NewCustomerFields form={form} onChange={onChange} />
      ) : (
        <LookupField<CounterCustomerJson>
          inputRef={inputRef}
          label={t('customer.label')}
          placeholder={t('customer.placeholder')}
          queryKey={['customers', 'counter']}
          find={async (q, signal) =>
            (await api.get<CounterCustomersJson>('/counter/customers', { query: { q }, signal }))
              .items
          }
          keyOf={(customer) => customer.id}
          isExact={(customer) => customer.is_exact}
          option={(customer) => <CustomerChoice customer={customer} />}
          nothingFound={t('customer.nothing')}
          onPick={(customer) => onChange(customerChange(customer))}
          {...(may('customers:write')
            ? {
                otherwise: {
                  label: (text) => t('customer.create', { text }),
                  onPick: (text) => onChange({ ...customerChange(null), ...newCustomer(text) }),
                },
              }
            : {})}
        />
      )}
      {refusal && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {refusal}
        </Text>
      )}
    </Stack>
  )
}

// Digits are a phone, anything else is a name.
function newCustomer(text: string): Partial<OrderForm> {
  const isPhone = /^[\d\s()+-]+$/.test(text)
  const phone = isPhone ? text.replace(/[\s()-]/g, '') : ''
  return {
    new_customer: { name: isPhone ? '' : text, phone, email: '' },
    recipient_name: isPhone ? '' : text,
    recipient_phone: phone,
  }
}

function CustomerChoice({ customer }: { customer: CounterCustomerJson }) {
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <Text size="sm" truncate>
        {customer.name}
      </Text>
      <Text size="xs" c="dimmed" className="code">
        {customer.phone ?? customer.email ?? customer.member_number}
      </Text>
    </Group>
  )
}

function PickedCustomer({
  customer,
  onClear,
}: {
  customer: CounterCustomerJson
  onClear: () => void
}) {
  const { t } = useTranslation('newOrder')
  const { money, number } = useFormat()
  return (
    <Paper withBorder p="xs" role="group" aria-label={t('customer.label')}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Stack gap={2} className="long" style={{ minWidth: 0 }}>
          <Group gap="xs">
            <Text fw={600} className="long">
              {customer.name}
            </Text>
            {customer.is_member && (
              <Badge size="sm" variant="light">
                {t('customer.member')}
              </Badge>
            )}
          </Group>
          <Text size="sm" className="code">
            {[customer.phone, customer.email].filter(Boolean).join(' · ') || customer.member_number}
          </Text>
          <Text size="sm" c="dimmed">
            {t('customer.balances', {
              credits: money(customer.credits_minor),
              points: number(customer.points),
            })}
          </Text>
        </Stack>
        <CloseButton aria-label={t('customer.clear')} onClick={onClear} />
      </Group>
    </Paper>
  )
}

function NewCustomerFields({ form, onChange }: Pick<PickerProps, 'form' | 'onChange'>) {
  const { t } = useTranslation('newOrder')
  const given = form.new_customer ?? { name: '', phone: '', email: '' }
  const change = (part: Partial<typeof given>) => {
    const new_customer = { ...given, ...part }
    onChange({
      new_customer,
      // The parcel goes to the same person until somebody says otherwise.
      ...(form.recipient_name === given.name ? { recipient_name: new_customer.name } : {}),
      ...(form.recipient_phone === given.phone ? { recipient_phone: new_customer.phone } : {}),
    })
  }
  return (
    <Paper withBorder p="xs" role="group" aria-label={t('customer.new')}>
      <Stack gap="xs">
        <TextInput
          label={t('customer.name')}
          required
          maxLength={200}
          autoFocus
          value={given.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <Group grow align="flex-start" gap="xs">
          <TextInput
            label={t('customer.phone')}
            type="tel"
            maxLength={50}
            value={given.phone}
            onChange={(event) => change({ phone: event.currentTarget.value })}
          />
          <TextInput
            label={t('customer.email')}
            type="email"
            maxLength={320}
            value={given.email}
            onChange={(event) => change({ email: event.currentTarget.value })}
          />
        </Group>
        <Group>
          <Button variant="subtle" size="compact-sm" onClick={() => onChange(customerChange(null))}>
            {t('customer.dismiss')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}
