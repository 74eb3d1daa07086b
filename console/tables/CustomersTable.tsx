import { Badge, Group, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CustomerListItem } from '../../src/console-api/customers/contract.ts'
import { useFormat } from '../format.ts'
import { paths } from '../paths.ts'
import { PlaceLink } from '../ui/PlaceLink.tsx'
import { WideTable } from '../ui/WideTable.tsx'

/** Customers, one row each. */
export function CustomersTable({ items }: { items: CustomerListItem[] }) {
  const { t } = useTranslation('customers')
  return (
    <WideTable minWidth={1000} label={t('list.caption')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('columns.name')}</Table.Th>
          <Table.Th scope="col">{t('columns.phone')}</Table.Th>
          <Table.Th scope="col">{t('columns.email')}</Table.Th>
          <Table.Th scope="col">{t('columns.number')}</Table.Th>
          <Table.Th scope="col" className="number">
            {t('columns.orders')}
          </Table.Th>
          <Table.Th scope="col" className="number">
            {t('columns.total')}
          </Table.Th>
          <Table.Th scope="col" className="number">
            {t('columns.credits')}
          </Table.Th>
          <Table.Th scope="col" className="number">
            {t('columns.points')}
          </Table.Th>
          <Table.Th scope="col">{t('columns.created')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((customer) => (
          <CustomerRow key={customer.id} customer={customer} />
        ))}
      </Table.Tbody>
    </WideTable>
  )
}

function CustomerRow({ customer }: { customer: CustomerListItem }) {
  const format = useFormat()
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        <Group gap={6} wrap="wrap">
          <PlaceLink place={paths.customer(customer.id)} fw={550} size="sm" className="long">
            {customer.name}
          </PlaceLink>
          <CustomerBadges customer={customer} />
        </Group>
      </Table.Th>
      <Table.Td className="code" style={{ whiteSpace: 'nowrap' }}>
        {customer.phone ?? '–'}
      </Table.Td>
      <Table.Td>
        <Text size="sm" maw={200} truncate title={customer.email ?? ''}>
          {customer.email ?? '–'}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm" className="code">
          {customer.wixtar_number}
        </Text>
        {customer.membership_no && (
          <Text size="xs" c="dimmed" className="code">
            {customer.membership_no}
          </Text>
        )}
      </Table.Td>
      <Table.Td className="number">{format.number(customer.order_count)}</Table.Td>
      <Table.Td className="number">{format.money(customer.order_total_minor)}</Table.Td>
      <Table.Td className="number">{format.money(customer.credits_minor)}</Table.Td>
      <Table.Td className="number">{format.number(customer.points)}</Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {format.time(customer.created_at, 'day')}
      </Table.Td>
    </Table.Tr>
  )
}

/** What is known of a customer in a word each: membership, blacklist, tags. */
export function CustomerBadges({
  customer,
}: {
  customer: Pick<CustomerListItem, 'is_member' | 'is_blacklisted' | 'tags'>
}) {
  const { t } = useTranslation('customers')
  return (
    <>
      {customer.is_blacklisted && (
        <Badge size="sm" radius="sm" tt="none" color="red.9">
          {t('blacklisted')}
        </Badge>
      )}
      {customer.is_member && (
        <Badge size="sm" radius="sm" tt="none" variant="light" c="counter.9">
          {t('member')}
        </Badge>
      )}
      {customer.tags.map((tag) => (
        <Badge key={tag} size="sm" radius="sm" tt="none" variant="default">
          {tag}
        </Badge>
      ))}
    </>
  )
}
