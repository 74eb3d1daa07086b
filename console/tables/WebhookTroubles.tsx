import { List, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { WebhookTrouble } from '../../src/console-api/home/contract.ts'
import { useFormat } from '../format.ts'
import { paths } from '../paths.ts'
import { PlaceLink } from '../ui/PlaceLink.tsx'

/** Webhooks that are paused, fail, or were given up, each with the list of what happened. */
export function WebhookTroubles({
  troubled,
  since,
}: {
  troubled: WebhookTrouble[]
  since: string
}) {
  const { t } = useTranslation('home')
  const format = useFormat()
  return (
    <section aria-labelledby="troubled">
      <Title order={2} id="troubled" mb="xs">
        {t('troubled')}
      </Title>
      <List size="sm" spacing={4}>
        {troubled.map((each) => (
          <List.Item key={each.id}>
            <PlaceLink
              place={paths.webhook(each.id)}
              underline="always"
              style={{ overflowWrap: 'anywhere' }}
            >
              {each.description || each.address}
            </PlaceLink>
            <Text span size="sm" c="dimmed">
              {' '}
              {each.state === 'paused'
                ? t('webhookPaused')
                : each.failing_since &&
                  t('webhookFailing', { time: format.time(each.failing_since) })}{' '}
            </Text>
            {each.given_up_count > 0 && (
              <PlaceLink
                size="sm"
                underline="always"
                place={paths.webhook(each.id, { state: 'failed', finished_from: since })}
              >
                {t('webhookGivenUp', { count: each.given_up_count })}
              </PlaceLink>
            )}
          </List.Item>
        ))}
      </List>
    </section>
  )
}
