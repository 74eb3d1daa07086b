import { ActionIcon, Group, NumberInput, Stack, Table, Text, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconTrash } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../format.ts'
import { MoneyInput } from '../ui/MoneyInput.tsx'
import { changed, type FormLine } from './order-lines.ts'

/** What the server says of a line: what it comes to, and why it cannot be. */
export interface LineAnswer {
  /** Null while nobody can tell. */
  total_minor: number | null
  refusal: string | null
}

interface EditorProps {
  lines: FormLine[]
  onChange: (lines: FormLine[]) => void
  /** By the line's key; a line that the server has not seen yet is not in it. */
  answers: ReadonlyMap<string, LineAnswer>
  currency: string
  /** Enter in a field of a line goes back to searching. */
  onEnter: () => void
  /** Discounts can name a voucher, which is used with the order. */
  takesVouchers?: boolean
}

/** The lines of an order, to be changed in place. */
export function OrderLinesEditor(props: EditorProps) {
  const { t } = useTranslation('newOrder')
  const isNarrow = useMediaQuery('(max-width: 40em)', false, { getInitialValueInEffect: false })
  if (isNarrow) {
    return (
      <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {props.lines.map((line) => (
          <LineCard key={line.key} {...props} line={line} />
        ))}
      </Stack>
    )
  }
  return (
    <Table.ScrollContainer minWidth={460}>
      <Table verticalSpacing={4} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('lines.item')}</Table.Th>
            <Table.Th scope="col" w={120} ta="right">
              {t('lines.price')}
            </Table.Th>
            <Table.Th scope="col" w={92} ta="right">
              {t('lines.quantity')}
            </Table.Th>
            <Table.Th scope="col" w={104} ta="right">
              {t('lines.total')}
            </Table.Th>
            <Table.Th scope="col" w={40} aria-label={t('lines.remove')} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.lines.map((line) => (
            <Table.Tr key={line.key}>
              <Table.Td>
                <LineName {...props} line={line} />
              </Table.Td>
              <Table.Td>
                <LinePrice {...props} line={line} />
              </Table.Td>
              <Table.Td>
                <LineQuantity {...props} line={line} />
              </Table.Td>
              <Table.Td className="number">
                <LineTotal {...props} line={line} />
              </Table.Td>
              <Table.Td>
                <RemoveLine {...props} line={line} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

type LineProps = EditorProps & { line: FormLine }

function LineCard(props: LineProps) {
  return (
    <Stack
      component="li"
      gap={6}
      py="xs"
      style={{ borderBottom: '1px solid var(--mantine-color-gray-3)' }}
    >
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div style={{ flex: 1, minWidth: 0 }}>
          <LineName {...props} />
        </div>
        <RemoveLine {...props} />
      </Group>
      <Group wrap="nowrap" gap="xs" justify="space-between">
        <div style={{ width: 104 }}>
          <LinePrice {...props} />
        </div>
        <div style={{ width: 88 }}>
          <LineQuantity {...props} />
        </div>
        <LineTotal {...props} />
      </Group>
    </Stack>
  )
}

function nameOf(line: FormLine, fallback: string): string {
  return [line.title, line.variant_title].filter(Boolean).join(' · ') || fallback
}

function useLineLabel(line: FormLine): (field: string) => string {
  const { t } = useTranslation('newOrder')
  const kind = line.kind === 'discount' ? t('lines.discountName') : t('lines.customName')
  return (field) => t('lines.fieldOf', { field, name: nameOf(line, kind) })
}

function LineName({ line, lines, onChange, answers, takesVouchers, onEnter }: LineProps) {
  const { t } = useTranslation('newOrder')
  const refusal = answers.get(line.key)?.refusal
  const isFree = line.kind !== 'product' && line.id === null
  return (
    <Stack gap={2}>
      {isFree ? (
        <TextInput
          aria-label={line.kind === 'discount' ? t('lines.discountName') : t('lines.customName')}
          placeholder={line.kind === 'discount' ? t('lines.discountName') : t('lines.customName')}
          maxLength={200}
          required
          autoFocus={line.title === ''}
          value={line.title}
          onChange={(event) =>
            onChange(changed(lines, line.key, { title: event.currentTarget.value }))
          }
          // Whoever named it goes on with what it costs.
          onKeyDown={(event) => {
            const row = event.currentTarget.closest('tr, li')
            const price = row?.querySelector<HTMLInputElement>('input[inputmode="decimal"]')
            enterKey(event, () => price?.focus())
          }}
        />
      ) : (
        <>
          <Text size="sm">{nameOf(line, '–')}</Text>
          <Text size="xs" c="dimmed" className="code">
            {line.sku}
            {line.stock_quantity !== null &&
              ` · ${t('stock.count', { count: line.stock_quantity })}`}
          </Text>
        </>
      )}
      {takesVouchers && line.kind === 'discount' && (
        <TextInput
          size="xs"
          aria-label={t('lines.voucher')}
          placeholder={t('lines.voucher')}
          maxLength={64}
          spellCheck={false}
          value={line.voucher_number}
          onChange={(event) =>
            onChange(changed(lines, line.key, { voucher_number: event.currentTarget.value }))
          }
          onKeyDown={(event) => enterKey(event, onEnter)}
        />
      )}
      {refusal && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {refusal}
        </Text>
      )}
    </Stack>
  )
}

function LinePrice({ line, lines, onChange, onEnter }: LineProps) {
  const { t } = useTranslation('newOrder')
  const label = useLineLabel(line)
  return (
    <MoneyInput
      aria-label={label(line.kind === 'discount' ? t('lines.amount') : t('lines.price'))}
      minor={line.unit_price_minor}
      onMinor={(unit_price_minor) => onChange(changed(lines, line.key, { unit_price_minor }))}
      styles={{ input: { textAlign: 'right' } }}
      onKeyDown={(event) => enterKey(event, onEnter)}
    />
  )
}

function LineQuantity({ line, lines, onChange, onEnter }: LineProps) {
  const { t } = useTranslation('newOrder')
  const label = useLineLabel(line)
  if (line.kind === 'discount') return null
  return (
    <NumberInput
      aria-label={label(t('lines.quantity'))}
      selectAllOnFocus
      allowDecimal={false}
      allowNegative={false}
      min={1}
      max={1_000_000}
      value={line.quantity}
      onChange={(value) =>
        onChange(changed(lines, line.key, { quantity: value === '' ? 0 : Number(value) }))
      }
      onKeyDown={(event) => enterKey(event, onEnter)}
    />
  )
}

function LineTotal({ line, answers, currency }: LineProps) {
  const { money } = useFormat()
  const total = answers.get(line.key)?.total_minor ?? null
  const sign = line.kind === 'discount' ? -1 : 1
  return (
    <Text size="sm" component="span" className="number">
      {total === null ? '–' : money(sign * total, currency)}
    </Text>
  )
}

function RemoveLine({ line, lines, onChange, onEnter }: LineProps) {
  const { t } = useTranslation('newOrder')
  const label = useLineLabel(line)
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={label(t('lines.remove'))}
      onClick={() => {
        onChange(lines.filter((each) => each.key !== line.key))
        onEnter()
      }}
    >
      <IconTrash size={16} aria-hidden />
    </ActionIcon>
  )
}

function enterKey(event: KeyboardEvent, onEnter: () => void): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.keyCode === 229) return
  if (event.ctrlKey || event.metaKey) return
  event.preventDefault()
  onEnter()
}
