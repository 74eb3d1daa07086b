import { Badge, Button, Group, Stack, Text } from '@mantine/core'
import {
  IconBox,
  IconCoins,
  IconHistory,
  IconMessage,
  IconPencil,
  IconWebhook,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { StoryEntryJson, StoryKind } from '../../../src/console-api/orders/contract.ts'
import { useFormat } from '../../format.ts'
import { paths } from '../../paths.ts'
import { PlaceLink } from '../../ui/PlaceLink.tsx'
import { useStoryText } from './use-story-text.ts'
import type { Walk } from './use-walk.ts'

const icons: Record<StoryKind, typeof IconBox> = {
  event: IconPencil,
  message: IconMessage,
  stock: IconBox,
  ledger: IconCoins,
  webhook: IconWebhook,
}

/** One thing that happened: what, who, through which face, and what it changed. */
export function StoryEntry({
  entry,
  currency,
  walk,
}: {
  entry: StoryEntryJson
  currency: string
  walk: Walk
}) {
  const { t } = useTranslation('order')
  const common = useTranslation('common')
  const { time } = useFormat()
  const { title, details } = useStoryText(currency)
  const Icon = icons[entry.kind]
  const isLater = walk.at !== undefined && Date.parse(entry.at) > Date.parse(walk.at)
  const canLook = walk.moments.includes(entry.at) && entry.kind === 'event'
  return (
    <li data-later={isLater || undefined} aria-current={walk.at === entry.at || undefined}>
      <span className="story-icon">
        <Icon size={14} aria-hidden />
      </span>
      <Stack gap={2} style={{ minWidth: 0 }}>
        <Group gap={6}>
          <Text size="sm" fw={600} component="span">
            {title(entry)}
          </Text>
          {entry.face && (
            <Badge variant="default" size="sm" tt="none" fw={500}>
              {common.t(`faces.${entry.face}`)}
            </Badge>
          )}
        </Group>
        {details(entry).map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one entry never change.
          <Text key={index} size="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
            {line}
          </Text>
        ))}
        {typeof entry.data.child_order_id === 'string' && (
          <PlaceLink place={paths.order(entry.data.child_order_id)} size="sm">
            {t('splits.child')}
          </PlaceLink>
        )}
        <Group gap="xs">
          <Text size="xs" c="dimmed">
            <time dateTime={entry.at}>
              {time(entry.at, 'day')} {time(entry.at, 'time')}
            </time>
            {entry.actor_name && ` · ${entry.actor_name}`}
          </Text>
          {canLook && (
            <Button
              size="compact-xs"
              variant="subtle"
              leftSection={<IconHistory size={12} aria-hidden />}
              aria-label={t('story.lookAt', { time: time(entry.at) })}
              onClick={() => walk.look(entry.at)}
            >
              {t('story.look')}
            </Button>
          )}
        </Group>
      </Stack>
    </li>
  )
}
