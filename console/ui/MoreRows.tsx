import { Button, Group } from '@mantine/core'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

type Pages = Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>

/** Loads the next rows of a list that grows downwards. */
export function MoreRows({ list }: { list: Pages }) {
  const { t } = useTranslation('common')
  if (!list.hasNextPage) return null
  return (
    <Group justify="center" mt="sm">
      <Button
        variant="default"
        size="xs"
        loading={list.isFetchingNextPage}
        onClick={() => void list.fetchNextPage()}
      >
        {t('loadMore')}
      </Button>
    </Group>
  )
}
