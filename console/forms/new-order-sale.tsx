import {
  Group,
  Input,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CounterOptionsJson } from '../../src/console-api/counter/contract.ts'
import type { Words } from '../../src/console-api/orders/contract.ts'
import { useFormat } from '../format.ts'
import { MoneyInput } from '../ui/MoneyInput.tsx'
import type { FormChange, OrderForm } from './new-order-state.ts'

interface SaleProps {
  form: OrderForm
  options: CounterOptionsJson
  onChange: FormChange
}

/** A name in the reader's language, else in the first there is. */
export function useWords(): (words: Words) => string {
  const { i18n } = useTranslation()
  return (words) => {
    const own = words[i18n.language === 'en' ? 'en' : 'zh-hant']
    return own || Object.values(words).find((text) => text !== '') || '–'
  }
}

/** Where the order is taken: the store whose shelf it empties, and its till. */
export function SalePlace({ form, options, onChange }: SaleProps) {
  const { t } = useTranslation('newOrder')
  const store = options.stores.find(({ id }) => id === form.store_id)
  return (
    <Group gap="xs" grow align="flex-start">
      <Select
        label={t('place.store')}
        allowDeselect={false}
        data={options.stores.map(({ id, name }) => ({ value: id, label: name }))}
        value={form.store_id}
        onChange={(store_id) => store_id && onChange({ store_id, register_code: '' })}
      />
      {store && store.registers.length > 0 && (
        <Select
          label={t('place.register')}
          placeholder={t('place.noRegister')}
          clearable
          data={store.registers.map(({ code, name }) => ({ value: code, label: name }))}
          value={form.register_code || null}
          onChange={(code) => onChange({ register_code: code ?? '' })}
        />
      )}
    </Group>
  )
}

/** Whether the goods go along, and whether they are paid. */
export function SaleTerms({ form, options, onChange }: SaleProps) {
  const { t } = useTranslation('newOrder')
  const words = useWords()
  return (
    <Stack gap="xs">
      <Input.Wrapper label={t('handover.label')} labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label={t('handover.label')}
          data={[
            { value: 'now', label: t('handover.now') },
            { value: 'later', label: t('handover.later') },
          ]}
          value={form.is_handed_over ? 'now' : 'later'}
          onChange={(value) => onChange({ is_handed_over: value === 'now' })}
        />
      </Input.Wrapper>
      {!form.is_handed_over && <SaleDelivery form={form} options={options} onChange={onChange} />}
      <Input.Wrapper label={t('payment.label')} labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label={t('payment.label')}
          data={[
            { value: 'now', label: t('payment.now') },
            { value: 'later', label: t('payment.later') },
          ]}
          value={form.is_paid ? 'now' : 'later'}
          onChange={(value) => onChange({ is_paid: value === 'now' })}
        />
      </Input.Wrapper>
      <Select
        label={t('payment.method')}
        placeholder={t('payment.noMethod')}
        clearable
        data={options.payment_methods.map(({ id, name }) => ({ value: id, label: words(name) }))}
        value={form.payment_method_id}
        onChange={(payment_method_id) => onChange({ payment_method_id })}
      />
      <SaleReductions form={form} onChange={onChange} />
    </Stack>
  )
}

function SaleDelivery({ form, options, onChange }: SaleProps) {
  const { t } = useTranslation('newOrder')
  const words = useWords()
  const { money } = useFormat()
  const text = (
    name: 'recipient_name' | 'recipient_phone' | 'postcode' | 'city' | 'district' | 'address_1',
  ) => ({
    label: t(`delivery.${name}`),
    maxLength: 200,
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ [name]: event.currentTarget.value }),
  })
  const option = options.delivery_options.find(({ id }) => id === form.delivery_option_id)
  return (
    <Stack gap="xs">
      <Group gap="xs" grow align="flex-start">
        <Select
          label={t('delivery.option')}
          placeholder={t('delivery.noOption')}
          clearable
          data={options.delivery_options.map(({ id, name }) => ({ value: id, label: words(name) }))}
          value={form.delivery_option_id}
          onChange={(delivery_option_id) =>
            onChange({ delivery_option_id, shipping_fee_minor: null })
          }
        />
        <MoneyInput
          label={t('delivery.fee')}
          placeholder={money(option?.fee_minor ?? 0, options.currency)}
          minor={form.shipping_fee_minor}
          onMinor={(shipping_fee_minor) => onChange({ shipping_fee_minor })}
        />
      </Group>
      <Group gap="xs" grow>
        <TextInput {...text('recipient_name')} />
        <TextInput {...text('recipient_phone')} type="tel" />
      </Group>
      <Group gap="xs" grow>
        <TextInput {...text('postcode')} inputMode="numeric" />
        <TextInput {...text('city')} />
        <TextInput {...text('district')} />
      </Group>
      <TextInput {...text('address_1')} maxLength={2000} />
    </Stack>
  )
}

function SaleReductions({ form, onChange }: Omit<SaleProps, 'options'>) {
  const { t } = useTranslation('newOrder')
  const { money, number } = useFormat()
  const { customer } = form
  return (
    <>
      <MoneyInput
        label={t('reductions.discount')}
        minor={form.discount_minor}
        onMinor={(discount_minor) => onChange({ discount_minor })}
      />
      {customer && customer.credits_minor > 0 && (
        <MoneyInput
          label={t('reductions.credits')}
          description={t('reductions.creditsLeft', { amount: money(customer.credits_minor) })}
          minor={form.credit_minor}
          onMinor={(credit_minor) => onChange({ credit_minor })}
        />
      )}
      {customer && customer.points > 0 && (
        <NumberInput
          label={t('reductions.points')}
          description={t('reductions.pointsLeft', { amount: number(customer.points) })}
          hideControls
          selectAllOnFocus
          allowDecimal={false}
          allowNegative={false}
          max={2_000_000_000}
          value={form.points_used || ''}
          onChange={(value) => onChange({ points_used: Number(value) })}
        />
      )}
    </>
  )
}

/** What is written on the order. */
export function SaleNotes({ form, options, onChange }: SaleProps) {
  const { t } = useTranslation('newOrder')
  return (
    <Stack gap="xs">
      <Textarea
        label={t('notes.remark')}
        autosize
        minRows={1}
        maxLength={2000}
        value={form.remark}
        onChange={(event) => onChange({ remark: event.currentTarget.value })}
      />
      <Textarea
        label={t('notes.note')}
        autosize
        minRows={1}
        maxLength={2000}
        value={form.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
      <TagsInput
        label={t('notes.tags')}
        data={options.known_tags}
        maxTags={10}
        value={form.tags}
        onChange={(tags) => onChange({ tags: tags.map((tag) => tag.trim().slice(0, 50)) })}
      />
    </Stack>
  )
}
