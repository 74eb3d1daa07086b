import { Alert, Button, Group, Text } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconHistory } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../format.ts'
import type { Walk } from './use-walk.ts'

/** Says that the page shows the past, and leads through it and back. */
export function PastBanner({ walk }: { walk: Walk }) {
  const { t } = useTranslation('order')
  const { time } = useFormat()
  const { at, earlier, later, look } = walk
  if (at === undefined) return null
  return (
    <Alert
      color="orange"
      variant="light"
      mb="md"
      role="status"
      icon={<IconHistory aria-hidden />}
      styles={{ message: { color: 'var(--mantine-color-text)' } }}
    >
      <Group justify="space-between" gap="sm">
        <div>
          <Text fw={650} size="sm">
            {t('past.banner', { time: `${time(at, 'day')} ${time(at, 'time')}` })}
          </Text>
          <Text size="xs">{t('past.hint')}</Text>
        </div>
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            leftSection={<IconArrowLeft size={14} aria-hidden />}
            disabled={earlier === undefined}
            onClick={() => look(earlier)}
          >
            {t('past.earlier')}
          </Button>
          {later !== undefined && (
            <Button
              size="xs"
              variant="default"
              rightSection={<IconArrowRight size={14} aria-hidden />}
              onClick={() => look(later)}
            >
              {t('past.later')}
            </Button>
          )}
          <Button size="xs" onClick={() => look(undefined)}>
            {t('past.back')}
          </Button>
        </Group>
      </Group>
    </Alert>
  )
}
