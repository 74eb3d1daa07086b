import { Badge, Group, Stack, Table, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type {
  OrderDetailLineJson,
  OrderJson,
  OrderLineJson,
} from '../../../src/console-api/orders/contract.ts'
import { useFormat } from '../../format.ts'
import { paths } from '../../paths.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { PlaceLink } from '../../ui/PlaceLink.tsx'
import { AsItWas } from './AsItWas.tsx'
import type { OrderView } from './order-view.ts'

/** What was sold. */
export function LinesPanel({ view }: { view: OrderView }) {
  const { t } = useTranslation('order')
  const { lines } = view.shown
  return (
    <Panel title={t('lines.title')}>
      {lines.length === 0 ? (
        <EmptyState title={t('lines.empty')} />
      ) : (
        <Table.ScrollContainer minWidth={300}>
          <Table aria-label={t('lines.title')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('lines.name')}</Table.Th>
                <Table.Th scope="col" className="number" visibleFrom="sm">
                  {t('lines.price')}
                </Table.Th>
                <Table.Th scope="col" className="number">
                  {t('lines.quantity')}
                </Table.Th>
                <Table.Th scope="col" className="number" visibleFrom="sm">
                  {t('lines.discount')}
                </Table.Th>
                <Table.Th scope="col" className="number">
                  {t('lines.total')}
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {lines.map((line) => (
                <LineRow key={line.id} line={line} view={view} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Panel>
  )
}

function LineRow({ line, view }: { line: OrderLineJson; view: OrderView }) {
  const { money, number } = useFormat()
  const { currency } = view.shown
  const isDiscount = line.kind === 'discount'
  const sign = isDiscount ? -1 : 1
  const of = (read: (line: OrderLineJson) => unknown) => (order: OrderJson) => {
    const found = order.lines.find((each) => each.id === line.id)
    return found === undefined ? null : read(found)
  }
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400} className="long" style={{ verticalAlign: 'top' }}>
        <LineName line={line} view={view} />
      </Table.Th>
      <Table.Td className="number" visibleFrom="sm">
        <AsItWas view={view} read={of((each) => each.unit_price_minor)}>
          {isDiscount ? '–' : money(line.unit_price_minor, currency)}
        </AsItWas>
      </Table.Td>
      <Table.Td className="number">
        <AsItWas view={view} read={of((each) => each.quantity)}>
          {isDiscount ? '–' : number(line.quantity)}
        </AsItWas>
      </Table.Td>
      <Table.Td className="number" visibleFrom="sm">
        <AsItWas view={view} read={of((each) => each.discount_minor)}>
          {line.discount_minor ? money(-line.discount_minor, currency) : '–'}
        </AsItWas>
      </Table.Td>
      <Table.Td className="number">
        <AsItWas view={view} read={of((each) => each.total_minor)}>
          {money(sign * line.total_minor, currency)}
        </AsItWas>
        {line.has_difference && (
          <LineDifference text={money(sign * line.computed_total_minor, currency)} />
        )}
      </Table.Td>
    </Table.Tr>
  )
}

function LineDifference({ text }: { text: string }) {
  const { t } = useTranslation('order')
  return (
    <Text size="xs" c="var(--ink-orange)" fw={500}>
      <IconAlertTriangle size={12} aria-hidden style={{ verticalAlign: -2 }} />{' '}
      {t('lines.computed', { total: text })}
    </Text>
  )
}

function LineName({ line, view }: { line: OrderLineJson; view: OrderView }) {
  const { t } = useTranslation('order')
  const { money, number } = useFormat()
  const isGone = view.isPast && !view.now.lines.some((each) => each.id === line.id)
  const details = [
    line.variant_title,
    line.sku && t('lines.sku', { sku: line.sku }),
    line.code && line.code !== line.sku && t('lines.code', { code: line.code }),
    line.list_price_minor !== null &&
      line.list_price_minor > line.unit_price_minor &&
      t('lines.listPrice', { price: money(line.list_price_minor, view.shown.currency) }),
    line.voucher_numbers.length > 0 &&
      t('lines.vouchers', { numbers: line.voucher_numbers.join(', ') }),
    isDetail(line) &&
      !view.isPast &&
      line.stock_quantity !== null &&
      t('lines.stock', { count: line.stock_quantity, formatted: number(line.stock_quantity) }),
  ].filter(Boolean)
  const title = isGone ? (
    <AsItWas view={view} read={(order) => order.lines.length}>
      {line.title}
    </AsItWas>
  ) : (
    line.title
  )
  return (
    <Stack gap={2}>
      <Group gap={6}>
        {line.product_id ? (
          <PlaceLink place={paths.product(line.product_id)} size="sm">
            {title}
          </PlaceLink>
        ) : (
          <Text size="sm" component="span">
            {title}
          </Text>
        )}
        {line.kind !== 'product' && (
          <Badge variant="default" size="sm" tt="none">
            {t(`lines.kinds.${line.kind}`)}
          </Badge>
        )}
        {isDetail(line) && line.returned_quantity > 0 && (
          <Badge variant="light" color="grape" size="sm" tt="none" styles={dark}>
            {t('lines.returned', { count: line.returned_quantity })}
          </Badge>
        )}
      </Group>
      {details.length > 0 && (
        <Text size="xs" c="dimmed">
          {details.join(' · ')}
        </Text>
      )}
      {line.kind !== 'discount' && (
        <Text size="xs" hiddenFrom="sm">
          {[
            money(line.unit_price_minor, view.shown.currency),
            line.discount_minor && money(-line.discount_minor, view.shown.currency),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      )}
    </Stack>
  )
}

const dark = { label: { color: 'var(--ink-grape)' } }

function isDetail(line: OrderLineJson): line is OrderDetailLineJson {
  return 'returned_quantity' in line
}
