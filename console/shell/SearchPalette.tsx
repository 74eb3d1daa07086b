import { Modal } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'

/** ⌘K, Ctrl-K and `/` open the search wherever the person is. */
export function useSearchKeys(open: () => void): void {
  useHotkeys([
    ['mod+K', open],
    ['/', open],
  ])
}

/** One box over orders, customers and products. */
export function SearchPalette({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('search')
  return <Modal opened={isOpen} onClose={onClose} title={t('title')} />
}
