import { Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  CustomerAddressJson,
  CustomerDetail,
} from '../../src/console-api/customers/contract.ts'
import { useFormat } from '../format.ts'
import { CopyText } from '../ui/CopyText.tsx'

/** A titled part of the page of a customer. */
export function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper withBorder p="sm" component="section" aria-label={title}>
      <Title order={2} size="h5" mb="xs">
        {title}
      </Title>
      {children}
    </Paper>
  )
}

/** The ids and numbers that the customer has under each face, each to be copied. */
export function IdentityCard({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation('customers')
  return (
    <Card title={t('identity.title')}>
      <Facts>
        {customer.identities.map(({ kind, value }) => (
          <Fact key={kind} name={t(`identity.kinds.${kind}`)}>
            <CopyText text={value} label={t(`identity.kinds.${kind}`)} />
          </Fact>
        ))}
      </Facts>
    </Card>
  )
}

/** How to reach the customer, and what is known of the person. */
export function ContactCard({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation('customers')
  const common = useTranslation('common')
  const format = useFormat()
  const none = (
    <Text size="sm" c="dimmed">
      {t('contact.noValue')}
    </Text>
  )
  return (
    <Card title={t('contact.title')}>
      <Facts>
        <Fact name={t('form.phone')}>
          {customer.phone ? <CopyText text={customer.phone} label={t('form.phone')} /> : none}
        </Fact>
        {customer.other_phones.length > 0 && (
          <Fact name={t('contact.otherPhones')}>
            <Text size="sm">{customer.other_phones.join(common.t('comma'))}</Text>
          </Fact>
        )}
        <Fact name={t('form.email')}>
          {customer.email ? <CopyText text={customer.email} label={t('form.email')} /> : none}
        </Fact>
        <Fact name={t('form.gender')}>
          {customer.gender ? <Text size="sm">{t(`genders.${customer.gender}`)}</Text> : none}
        </Fact>
        <Fact name={t('form.birthday')}>
          {customer.birthday ? <Text size="sm">{customer.birthday}</Text> : none}
        </Fact>
        <Fact name={t('contact.marketing')}>
          <Text size="sm">
            {t(
              customer.is_subscribed_marketing_email
                ? 'contact.subscribed'
                : 'contact.notSubscribed',
            )}
          </Text>
        </Fact>
        <Fact name={t('contact.registered')}>
          <Text size="sm">
            {customer.registered_at ? format.time(customer.registered_at, 'day') : t('notMember')}
          </Text>
        </Fact>
        <Fact name={t('contact.firstSeen')}>
          <Text size="sm">{format.time(customer.created_at, 'day')}</Text>
        </Fact>
      </Facts>
    </Card>
  )
}

/** The addresses that the customer has saved. */
export function AddressCard({ addresses }: { addresses: CustomerAddressJson[] }) {
  const { t } = useTranslation('customers')
  return (
    <Card title={t('addresses.title')}>
      {addresses.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('addresses.none')}
        </Text>
      )}
      <Stack gap="xs">
        {addresses.map((address) => (
          <Text key={JSON.stringify(address)} size="sm">
            {[address.recipient_name, address.recipient_phone].filter(Boolean).join(' ')}
            {(address.recipient_name || address.recipient_phone) && <br />}
            {[address.postcode, address.state, address.city, address.district]
              .filter(Boolean)
              .join(' ')}{' '}
            {[address.address_1, address.address_2].filter(Boolean).join('')}
          </Text>
        ))}
      </Stack>
    </Card>
  )
}

/** What the customer has ordered and has left, in four figures. */
export function FigureCards({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation('customers')
  const common = useTranslation('common')
  const format = useFormat()
  const { orders, credits, points } = customer
  const expiryText = (expiry: CustomerDetail['points']['next_expiry'], amount: string) =>
    expiry
      ? t('figures.expiry', { amount, time: format.time(expiry.expires_at, 'day') })
      : t('figures.noExpiry')
  const faceName = (face: string) =>
    common.i18n.exists(`faces.${face}`, { ns: 'common' })
      ? common.t(`faces.${face}` as 'faces.console')
      : face
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="xs">
      <Figure
        name={t('figures.orders')}
        value={format.number(orders.order_count)}
        note={[
          ...orders.by_face
            .filter((each) => each.order_count > 0)
            .map(({ face, order_count }) =>
              t('figures.byFace', { face: faceName(face), count: order_count }),
            ),
          orders.cancelled_count > 0 && t('figures.cancelled', { count: orders.cancelled_count }),
        ]}
      />
      <Figure
        name={t('figures.total')}
        value={format.money(orders.order_total_minor)}
        note={[
          orders.last_ordered_at &&
            t('figures.lastOrder', { time: format.time(orders.last_ordered_at, 'day') }),
        ]}
      />
      <Figure
        name={t('figures.credits')}
        value={format.money(credits.balance_minor)}
        note={[expiryText(credits.next_expiry, format.money(credits.next_expiry?.amount ?? 0))]}
      />
      <Figure
        name={t('figures.points')}
        value={format.number(points.balance)}
        note={[expiryText(points.next_expiry, format.number(points.next_expiry?.amount ?? 0))]}
      />
    </SimpleGrid>
  )
}

function Figure({
  name,
  value,
  note,
}: {
  name: string
  value: string
  note: (string | false | null)[]
}) {
  return (
    <Paper withBorder p="sm">
      <Text size="xs" c="dimmed">
        {name}
      </Text>
      <Text size="lg" fw={650} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {value}
      </Text>
      {note.filter(Boolean).map((line) => (
        <Text key={String(line)} size="xs" c="dimmed">
          {line}
        </Text>
      ))}
    </Paper>
  )
}

function Facts({ children }: { children: ReactNode }) {
  return (
    <Stack component="dl" gap={6} m={0}>
      {children}
    </Stack>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Text component="dt" size="sm" c="dimmed" w={96} style={{ flexShrink: 0 }}>
        {name}
      </Text>
      <Text component="dd" size="sm" m={0} miw={0}>
        {children}
      </Text>
    </Group>
  )
}
