import { Anchor, Badge, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../format.ts'
import { paths } from '../../paths.ts'
import { useMay } from '../../session.ts'
import { Panel } from '../../ui/Panel.tsx'
import { PlaceLink } from '../../ui/PlaceLink.tsx'
import { AsItWas } from './AsItWas.tsx'
import { Facts } from './Facts.tsx'
import type { OrderView } from './order-view.ts'

/** Who bought, as it stands on the order, and what is known of the person now. */
export function CustomerPanel({ view }: { view: OrderView }) {
  const { t } = useTranslation('order')
  const may = useMay()
  const { customer } = view.shown
  const known = view.now.customer_now
  const isNobody = !customer.id && !customer.name && !customer.phone && !customer.email
  return (
    <Panel title={t('customer.title')}>
      {isNobody ? (
        <Text size="sm" c="dimmed">
          {t('customer.none')}
        </Text>
      ) : (
        <Stack gap="xs">
          {customer.id && !known && may('customers:read') && (
            <Text size="sm">{t('customer.deleted')}</Text>
          )}
          <CustomerName view={view} />
          <Contact view={view} />
          {known && <KnownFacts view={view} />}
        </Stack>
      )}
    </Panel>
  )
}

function CustomerName({ view }: { view: OrderView }) {
  const { t } = useTranslation('order')
  const may = useMay()
  const { id, name } = view.shown.customer
  const known = view.now.customer_now
  const text = name || t('customer.title')
  const isLinked = known && id === known.id && may('customers:read')
  return (
    <Group gap="xs">
      <AsItWas view={view} read={(order) => order.customer.name}>
        {isLinked ? (
          <PlaceLink place={paths.customer(known.id)} fw={600} className="long">
            {text}
          </PlaceLink>
        ) : (
          <Text fw={600} component="span">
            {text}
          </Text>
        )}
      </AsItWas>
      {known && (
        <Badge variant="default" size="sm" tt="none">
          {known.is_member
            ? t('customer.member', { number: known.member_number })
            : t('customer.notMember')}
        </Badge>
      )}
    </Group>
  )
}

function Contact({ view }: { view: OrderView }) {
  const { phone, email } = view.shown.customer
  if (!phone && !email) return null
  return (
    <Stack gap={2}>
      {phone && (
        <AsItWas view={view} read={(order) => order.customer.phone}>
          <Anchor href={`tel:${phone}`} size="sm">
            {phone}
          </Anchor>
        </AsItWas>
      )}
      {email && (
        <AsItWas view={view} read={(order) => order.customer.email}>
          <Anchor href={`mailto:${email}`} size="sm" style={{ overflowWrap: 'anywhere' }}>
            {email}
          </Anchor>
        </AsItWas>
      )}
    </Stack>
  )
}

function KnownFacts({ view }: { view: OrderView }) {
  const { t } = useTranslation('order')
  const { money, number } = useFormat()
  const known = view.now.customer_now
  if (!known) return null
  return (
    <Facts
      facts={[
        [t('customer.orders'), number(known.order_count)],
        [t('customer.spent'), money(known.order_total_minor, view.now.currency)],
        [t('customer.credits'), money(known.credits_minor, view.now.currency)],
        [t('customer.points'), number(known.points)],
        [t('customer.tags'), known.tags.join(', ')],
      ]}
    />
  )
}
