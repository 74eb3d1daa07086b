import { Alert, Badge, Group, SimpleGrid, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { WebhookItem } from '../../src/console-api/webhooks/contract.ts'
import { useFormat } from '../format.ts'

const knownReasons = ['by_hand', 'gone', 'failing_for_three_days'] as const

/** What a subscription is told, how, and why it may be silent. */
export function WebhookFacts({ webhook }: { webhook: WebhookItem }) {
  const { t } = useTranslation('developers')
  const format = useFormat()
  const known = knownReasons.find((each) => each === webhook.pause_reason)
  const reason = known
    ? t(`webhooks.reasons.${known}`)
    : t('webhooks.otherReason', { code: webhook.pause_reason ?? '–' })
  return (
    <>
      {webhook.state === 'paused' && (
        <Alert color="red" variant="outline">
          {t('webhooks.pausedBecause', { reason })}
        </Alert>
      )}
      {webhook.state === 'active' && webhook.failing_since && (
        <Alert color="orange" variant="outline">
          {t('webhooks.failingSince', { time: format.time(webhook.failing_since) })}
        </Alert>
      )}
      <SimpleGrid component="dl" cols={{ base: 1, xs: 3 }} spacing="md" m={0}>
        <Fact name={t('webhooks.topics')}>
          {webhook.topics.includes('*') ? (
            t('webhooks.everyTopic')
          ) : (
            <Group gap={4}>
              {webhook.topics.map((topic) => (
                <Badge
                  key={topic}
                  size="sm"
                  radius="sm"
                  tt="none"
                  variant="default"
                  className="code"
                >
                  {topic}
                </Badge>
              ))}
            </Group>
          )}
        </Fact>
        <Fact name={t('webhooks.format')}>{t(`webhooks.formats.${webhook.kind}`)}</Fact>
        <Fact name={t('webhooks.created')}>{format.time(webhook.created_at)}</Fact>
      </SimpleGrid>
    </>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <Text component="dt" size="sm" c="dimmed">
        {name}
      </Text>
      <Text component="dd" size="sm" m={0}>
        {children}
      </Text>
    </div>
  )
}
