import { Loader, Text, TextInput, Tooltip, VisuallyHidden } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface EditableCellProps {
  label: string
  /** What there is, as it is typed. */
  value: string
  /** Who may not change it reads it like a cell of plain text. */
  isReadOnly?: boolean
  /** `numeric` for whole numbers, `decimal` for amounts. */
  inputMode?: 'numeric' | 'decimal' | 'text'
  width?: number
  /** What would change, in words; null when the text cannot be saved. */
  changeText: (typed: string) => string | null
  /** Saves what was typed; a refusal leaves the text to be mended. */
  onSave: (typed: string) => Promise<unknown>
}

/**
 * A cell that can be typed into: it shows the change before it is saved. Enter saves, Escape takes
 * it back; leaving the cell does neither.
 */
export function EditableCell(props: EditableCellProps) {
  const { label, value, isReadOnly = false, inputMode = 'text', width = 76, changeText } = props
  const { t } = useTranslation('common')
  const [draft, setDraft] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  const typed = draft ?? value
  const isChanged = typed.trim() !== value
  const change = isChanged ? changeText(typed.trim()) : null
  const isWrong = isChanged && change === null

  const save = async () => {
    if (!isChanged || isWrong || isSaving) return
    setSaving(true)
    const isSaved = await props.onSave(typed.trim()).then(
      () => true,
      () => false,
    )
    setSaving(false)
    if (isSaved) setDraft(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') {
      event.preventDefault()
      void save()
    }
    if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation()
      setDraft(null)
    }
  }
  if (isReadOnly) {
    return (
      <Text size="sm" w={width} className={inputMode === 'text' ? 'code' : 'number'}>
        {value || '–'}
      </Text>
    )
  }
  const message = isWrong ? t('cannotSaveThis') : t('enterSaves', { change })
  return (
    // The hidden words stay within the cell, or they would widen the page.
    <div style={{ position: 'relative' }}>
      {/* Above its table, below every dialog. */}
      <Tooltip label={message} opened={isChanged} zIndex={150} color={isWrong ? 'red.9' : 'dark.7'}>
        <TextInput
          size="xs"
          w={width}
          aria-label={label}
          inputMode={inputMode}
          value={typed}
          disabled={isSaving}
          error={isWrong}
          classNames={{ input: inputMode === 'text' ? 'code' : 'number' }}
          styles={isChanged ? { input: { borderColor: 'var(--mantine-color-orange-7)' } } : {}}
          rightSection={isSaving ? <Loader size={12} /> : undefined}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </Tooltip>
      <VisuallyHidden role="status">{isChanged && message}</VisuallyHidden>
    </div>
  )
}
