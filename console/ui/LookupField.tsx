import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, type Ref, useId, useState } from 'react'

export interface LookupFieldProps<Item> {
  label: string
  placeholder?: string
  description?: ReactNode
  hidesLabel?: boolean
  autoFocus?: boolean
  inputRef?: Ref<HTMLInputElement>
  /** What the answers are kept under; the text is added. */
  queryKey: readonly string[]
  find: (text: string, signal: AbortSignal) => Promise<Item[]>
  keyOf: (item: Item) => string
  option: (item: Item) => ReactNode
  /** Enter takes it at once: what a scanner sends names one thing. */
  isExact: (item: Item) => boolean
  onPick: (item: Item) => void
  nothingFound: string
  /** A last choice for what was not found. */
  otherwise?: { label: (text: string) => string; onPick: (text: string) => void }
  /** A key in the empty field; true when it was used. */
  onEmptyKey?: (key: string) => boolean
}

const searchAfterMs = 180

/**
 * One field to search and to scan: Enter takes the exact match, or opens the choices; arrows and
 * Enter choose. Enter that ends the composition of a Chinese word does nothing.
 */
export function LookupField<Item>(props: LookupFieldProps<Item>) {
  const { queryKey, find, keyOf, isExact, onPick, otherwise } = props
  const optionId = useId()
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const [isScanning, setScanning] = useState(false)
  const [wanted] = useDebouncedValue(text.trim(), searchAfterMs)
  const searching = (sought: string) => ({
    queryKey: [...queryKey, sought],
    queryFn: ({ signal }: { signal: AbortSignal }) => find(sought, signal),
    staleTime: 10_000,
  })
  const { data: items, isFetching } = useQuery({ ...searching(wanted), enabled: wanted !== '' })

  // Whatever was typed meanwhile is the beginning of the next one.
  const take = (pick: () => void, used: string) => {
    setText((now) => (now.startsWith(used) ? now.slice(used.length).trimStart() : ''))
    combobox.closeDropdown()
    pick()
  }
  const submit = async () => {
    const sought = text.trim()
    if (sought === '') return
    setScanning(true)
    const found = await queries.fetchQuery(searching(sought)).catch(() => [])
    setScanning(false)
    const exact = found.filter(isExact)
    const only = exact.length === 1 ? exact[0] : found.length === 1 ? found[0] : undefined
    if (only !== undefined) return take(() => onPick(only), sought)
    combobox.openDropdown()
    requestAnimationFrame(() => combobox.selectFirstOption())
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (text === '' && props.onEmptyKey?.(event.key)) return event.preventDefault()
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const isChosen = combobox.dropdownOpened && combobox.getSelectedOptionIndex() !== -1
    if (!isChosen) void submit()
  }
  const choose = (value: string) => {
    if (value === optionId) return take(() => otherwise?.onPick(text.trim()), text)
    const item = items?.find((each) => keyOf(each) === value)
    if (item !== undefined) take(() => onPick(item), text)
  }

  return (
    <Combobox store={combobox} onOptionSubmit={choose} withinPortal>
      <Combobox.Target withExpandedAttribute autoComplete="off">
        <TextInput
          ref={props.inputRef}
          label={props.hidesLabel ? undefined : props.label}
          aria-label={props.label}
          placeholder={props.placeholder}
          description={props.description}
          data-autofocus={props.autoFocus || undefined}
          autoFocus={props.autoFocus ?? false}
          enterKeyHint="search"
          spellCheck={false}
          value={text}
          rightSection={isScanning || (isFetching && text !== '') ? <Loader size="xs" /> : null}
          onChange={(event) => {
            setText(event.currentTarget.value)
            combobox.resetSelectedOption()
            if (event.currentTarget.value.trim() === '') combobox.closeDropdown()
            else combobox.openDropdown()
          }}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={onKeyDown}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={text.trim() === '' || items === undefined}>
        {/* No choice, so outside of the list of choices. */}
        {items?.length === 0 && <Combobox.Empty>{props.nothingFound}</Combobox.Empty>}
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }} aria-label={props.label}>
          {items?.map((item) => (
            <Combobox.Option key={keyOf(item)} value={keyOf(item)}>
              {props.option(item)}
            </Combobox.Option>
          ))}
          {otherwise && (
            <Combobox.Option value={optionId}>{otherwise.label(text.trim())}</Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
