import { SimpleGrid, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Count, Home } from '../../src/console-api/home/contract.ts'
import { useFormat } from '../format.ts'
import { paths } from '../paths.ts'
import { FigureCard } from '../ui/FigureCard.tsx'

/** What waits for somebody, each number the length of a list. */
export function WorkLists({ home }: { home: Home }) {
  const { t } = useTranslation('home')
  const format = useFormat()
  const countText = ({ value, is_exact }: Count) => `${format.number(value)}${is_exact ? '' : '+'}`
  const label = (name: string, count: Count) => t('openList', { name, value: countText(count) })
  const { webhooks, low_stock } = home
  return (
    <section aria-labelledby="work">
      <Title order={2} id="work" mb="xs">
        {t('work')}
      </Title>
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="sm">
        {home.queues.map((each) => (
          <FigureCard
            key={each.queue}
            name={t(`queues.${each.queue}`)}
            value={countText(each)}
            place={paths.orders({ queue: each.queue })}
            linkLabel={label(t(`queues.${each.queue}`), each)}
          >
            <Hint text={t(`queueHints.${each.queue}`)} />
          </FigureCard>
        ))}
        {low_stock && (
          <FigureCard
            name={t('lowStock')}
            value={countText(low_stock)}
            place={paths.products(low_stock.filter)}
            linkLabel={label(t('lowStock'), low_stock)}
          >
            <Hint text={t('lowStockHint', { most: low_stock.most })} />
          </FigureCard>
        )}
        {webhooks && (
          <FigureCard
            name={t('webhooks')}
            value={format.number(webhooks.troubled.length)}
            place={paths.webhooks()}
            linkLabel={t('openList', {
              name: t('webhooks'),
              value: format.number(webhooks.troubled.length),
            })}
            isLoud={webhooks.troubled.length > 0}
          >
            <Hint text={webhooks.troubled.length > 0 ? t('webhooksTroubled') : t('webhooksFine')} />
          </FigureCard>
        )}
      </SimpleGrid>
    </section>
  )
}

function Hint({ text }: { text: string }) {
  return (
    <Text size="xs" c="dimmed">
      {text}
    </Text>
  )
}
