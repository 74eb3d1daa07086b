import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface SearchInputProps {
  label: string
  placeholder: string
  /** The text that is searched for now. */
  text: string
  onSearch: (text: string) => void
}

const pauseMs = 250

/** A search box that searches when the typing pauses; an input method's half-typed word does not. */
export function SearchInput({ label, placeholder, text, onSearch }: SearchInputProps) {
  const { t } = useTranslation('common')
  const [typed, setTyped] = useState(text)
  const isComposing = useRef(false)
  const search = useDebouncedCallback(onSearch, pauseMs)
  // The address may change without typing: back, a cleared filter.
  useEffect(() => setTyped(text), [text])

  const take = (value: string) => {
    setTyped(value)
    if (!isComposing.current) search(value.trim())
  }
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        typed === '' ? null : (
          <CloseButton size="sm" aria-label={t('clearSearch')} onClick={() => take('')} />
        )
      }
      value={typed}
      onChange={(event) => take(event.currentTarget.value)}
      onCompositionStart={() => {
        isComposing.current = true
      }}
      onCompositionEnd={(event) => {
        isComposing.current = false
        take(event.currentTarget.value)
      }}
    />
  )
}
