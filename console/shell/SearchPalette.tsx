import { Modal, Text, TextInput, VisuallyHidden } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { useFocusBack } from '../ui/use-focus-back.ts'
import { SearchResults } from './SearchResults.tsx'
import { type SearchEntry, useSearchEntries } from './use-search-entries.ts'

/** One box over orders, customers and products; there only while it is open. */
export function SearchPalette({ onClose }: { onClose: () => void }) {
  useFocusBack()
  const { t } = useTranslation('search')
  return (
    <Modal
      opened
      onClose={onClose}
      title={<VisuallyHidden>{t('title')}</VisuallyHidden>}
      withCloseButton={false}
      centered={false}
      yOffset="8vh"
      size="lg"
      padding={0}
      transitionProps={{ duration: 0 }}
      styles={{ header: { minHeight: 0, height: 0, padding: 0 } }}
    >
      <SearchBox onClose={onClose} />
    </Modal>
  )
}

const typedMs = 80

function SearchBox({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('search')
  const navigate = useNavigate()
  const listId = useId()
  const [text, setText] = useState('')
  const [isComposing, setComposing] = useState(false)
  // Half a Chinese word is no search: what an input method shows meanwhile is left out.
  const [q] = useDebouncedValue(useLastWhole(text.trim(), isComposing), typedMs)
  const { entries, isCurrent, error } = useSearchEntries(q)
  const [chosen, setChosen] = useState<string | null>(null)
  const active = entries.find((entry) => entry.key === chosen) ?? entries[0]
  const isSettled = isCurrent && q === text.trim()
  // Enter was pressed before the answer came: whoever scans a number does not wait.
  const [isHasty, setHasty] = useState(false)

  const open = (entry: SearchEntry | undefined) => {
    if (!entry) return
    onClose()
    void navigate(entry.place)
  }
  useEffect(() => {
    if (!isHasty || !isSettled) return
    setHasty(false)
    open(entries[0])
  })

  const move = (step: number) => {
    const index = active ? entries.indexOf(active) : -1
    const next = entries[(index + step + entries.length) % entries.length]
    if (next) setChosen(next.key)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // Enter and arrows belong to the input method while a word is being put together.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      move(event.key === 'ArrowDown' ? 1 : -1)
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      if (isSettled || chosen !== null) open(active)
      else setHasty(true)
    }
  }

  const hits = entries.filter((entry) => entry.group !== 'actions' && entry.group !== 'pages')
  return (
    <>
      <TextInput
        role="combobox"
        aria-label={t('title')}
        aria-expanded
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={active && optionId(listId, active)}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="go"
        data-autofocus
        size="md"
        maxLength={200}
        placeholder={t('placeholder')}
        leftSection={<IconSearch size={18} aria-hidden />}
        styles={{ input: { border: 0, borderBottom: '1px solid var(--mantine-color-gray-3)' } }}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setChosen(null)
          setHasty(false)
        }}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={onKeyDown}
      />
      <VisuallyHidden role="status">
        {q !== '' && isSettled && t('found', { count: hits.length })}
      </VisuallyHidden>
      {error != null && <ErrorNotice error={error} />}
      {q !== '' && isSettled && error == null && hits.length === 0 && (
        <Text size="sm" px="md" pt="md">
          <b>{t('nothing', { q })}</b>
          <br />
          {t('nothingHint')}
        </Text>
      )}
      <SearchResults
        id={listId}
        q={q}
        entries={entries}
        active={active}
        optionId={(entry) => optionId(listId, entry)}
        onHover={(entry) => setChosen(entry.key)}
        onOpen={open}
      />
    </>
  )
}

function optionId(listId: string, entry: SearchEntry): string {
  return `${listId}-${entry.key.replace(/[^\w-]/g, '_')}`
}

/** The text, and while a word is being put together the text before it. */
function useLastWhole(text: string, isComposing: boolean): string {
  const last = useRef(text)
  if (!isComposing) last.current = text
  return last.current
}
