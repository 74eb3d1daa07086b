import { ActionIcon, Tooltip } from '@mantine/core'
import { IconKeyboard } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

const KeyHelp = lazy(() => import('../ui/KeyHelp.tsx').then((m) => ({ default: m.KeyHelp })))

/** The button and the key `?` that show what the keys of the list do. */
export function OrderKeys() {
  const { t } = useTranslation('orders')
  const [isOpen, setOpen] = useState(false)

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping = (event.target as HTMLElement).closest?.('input, textarea, [role=dialog]')
      if (event.key === '?' && !isTyping) setOpen(true)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  return (
    <>
      <Tooltip label={t('keys.open')}>
        <ActionIcon
          visibleFrom="sm"
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('keys.open')}
          onClick={() => setOpen(true)}
        >
          <IconKeyboard size={18} />
        </ActionIcon>
      </Tooltip>
      <Suspense>
        {isOpen && (
          <KeyHelp
            title={t('keys.title')}
            onClose={() => setOpen(false)}
            keys={[
              [['j', '↓'], t('keys.next')],
              [['k', '↑'], t('keys.previous')],
              [['x', 'Space'], t('keys.select')],
              [[t('keys.shiftClick')], t('keys.range')],
              [['Enter'], t('keys.enter')],
              [['⌘K', 'Ctrl+K', '/'], t('keys.search')],
              [['?'], t('keys.help')],
            ]}
          />
        )}
      </Suspense>
    </>
  )
}
