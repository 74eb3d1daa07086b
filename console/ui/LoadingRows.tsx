import { Skeleton, Stack, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** Stands in for rows that are on their way. */
export function LoadingRows({ count = 6, height = 28 }: { count?: number; height?: number }) {
  const { t } = useTranslation('common')
  return (
    <Stack gap={8} aria-busy="true">
      <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike.
        <Skeleton key={index} height={height} radius="sm" />
      ))}
    </Stack>
  )
}
