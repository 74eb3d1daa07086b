import { Button, Stack, Table, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WebhookItem } from '../../src/console-api/webhooks/contract.ts'
import { useFormat } from '../format.ts'
import { CreateWebhook } from '../forms/edit-webhook.tsx'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { DeveloperTabs } from '../tables/DeveloperTabs.tsx'
import { WebhookBadge } from '../tables/WebhookBadges.tsx'
import { webhooksQuery } from '../tables/webhook-queries.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { LoadingRows } from '../ui/LoadingRows.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { PlaceLink } from '../ui/PlaceLink.tsx'

/** /developers/webhooks: who is told what happens. */
export function WebhooksPage() {
  const { t } = useTranslation('developers')
  const may = useMay()
  const [isCreating, setCreating] = useState(false)
  const list = useQuery(webhooksQuery)
  return (
    <>
      <PageHeader
        title={t('webhooks.title')}
        actions={
          may('developers:write') && (
            <Button
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => setCreating(true)}
            >
              {t('webhooks.create')}
            </Button>
          )
        }
      />
      <DeveloperTabs />
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('webhooks.intro')}
        </Text>
        {list.isPending && <LoadingRows count={3} />}
        {list.isError && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
        {list.data?.items.length === 0 && (
          <EmptyState title={t('webhooks.none')} text={t('webhooks.noneText')} />
        )}
        {list.data && list.data.items.length > 0 && <WebhooksTable items={list.data.items} />}
      </Stack>
      {isCreating && <CreateWebhook onClose={() => setCreating(false)} />}
    </>
  )
}

function WebhooksTable({ items }: { items: WebhookItem[] }) {
  const { t } = useTranslation('developers')
  const format = useFormat()
  return (
    <Table.ScrollContainer minWidth={760} type="native">
      <Table>
        <Table.Caption hidden>{t('webhooks.caption')}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('webhooks.address')}</Table.Th>
            <Table.Th scope="col">{t('webhooks.state')}</Table.Th>
            <Table.Th scope="col">{t('webhooks.topics')}</Table.Th>
            <Table.Th scope="col">{t('webhooks.format')}</Table.Th>
            <Table.Th scope="col">{t('webhooks.created')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((webhook) => (
            <Table.Tr key={webhook.id}>
              <Table.Th scope="row" fw={400}>
                <PlaceLink
                  place={paths.webhook(webhook.id)}
                  size="sm"
                  fw={550}
                  style={{ overflowWrap: 'anywhere' }}
                >
                  {webhook.address}
                </PlaceLink>
                {webhook.description && (
                  <Text size="sm" c="dimmed">
                    {webhook.description}
                  </Text>
                )}
              </Table.Th>
              <Table.Td>
                <WebhookBadge webhook={webhook} />
                {webhook.failing_since && (
                  <Text size="xs" c="dimmed">
                    {t('webhooks.failingSince', { time: format.time(webhook.failing_since) })}
                  </Text>
                )}
              </Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>
                <TopicsText webhook={webhook} />
              </Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>
                {t(`webhooks.formats.${webhook.kind}`)}
              </Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>
                {format.time(webhook.created_at, 'day')}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function TopicsText({ webhook }: { webhook: WebhookItem }) {
  const { t } = useTranslation('developers')
  const [first] = webhook.topics
  if (webhook.topics.includes('*')) return t('webhooks.everyTopic')
  if (webhook.topics.length === 1) return <span className="code">{first}</span>
  return t('webhooks.topicCount', { count: webhook.topics.length })
}
