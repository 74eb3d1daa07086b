import { Button, Group } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useView } from '../use-view.ts'

/** Turns the pages of a list that the server pages by cursor; the address keeps where. */
export function CursorPager({ next, previous }: { next: string | null; previous: string | null }) {
  const { t } = useTranslation('common')
  const view = useView()
  if (next === null && previous === null) return null
  return (
    <Group component="nav" justify="flex-end" gap="xs" mt="sm" aria-label={t('pages')}>
      <Button
        variant="default"
        size="xs"
        disabled={previous === null}
        leftSection={<IconChevronLeft size={14} aria-hidden />}
        onClick={() => view.set({ before: previous ?? undefined, after: undefined })}
      >
        {t('previousPage')}
      </Button>
      <Button
        variant="default"
        size="xs"
        disabled={next === null}
        rightSection={<IconChevronRight size={14} aria-hidden />}
        onClick={() => view.set({ after: next ?? undefined, before: undefined })}
      >
        {t('nextPage')}
      </Button>
    </Group>
  )
}
