import { Group, Kbd, Mark, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { StateBadge } from '../tables/StateBadge.tsx'
import type { SearchEntry } from './use-search-entries.ts'

export interface SearchResultsProps {
  id: string
  q: string
  entries: SearchEntry[]
  active: SearchEntry | undefined
  optionId: (entry: SearchEntry) => string
  onHover: (entry: SearchEntry) => void
  onOpen: (entry: SearchEntry) => void
}

const groups = ['orders', 'customers', 'products', 'vouchers', 'actions', 'pages'] as const

/** The choices of the search box, in groups. The box keeps the focus and says which one is active. */
export function SearchResults(props: SearchResultsProps) {
  const { t } = useTranslation('search')
  const { id, entries } = props
  return (
    <>
      <div
        id={id}
        role="listbox"
        aria-label={t('results')}
        style={{ maxHeight: '60vh', overflowY: 'auto', padding: 6 }}
      >
        {groups.map((group) => {
          const own = entries.filter((entry) => entry.group === group)
          if (own.length === 0) return null
          return (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a listbox.
            <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
              <Text id={`${id}-${group}`} size="xs" fw={600} c="dimmed" px={8} py={4}>
                {t(`groups.${group}`)}
              </Text>
              {own.map((entry) => (
                <Option key={entry.key} entry={entry} {...props} />
              ))}
            </div>
          )
        })}
      </div>
      <Group gap="md" px="sm" py={6} visibleFrom="sm" c="dimmed" fz="xs" aria-hidden>
        <span>
          <Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> {t('keys.move')}
        </span>
        <span>
          <Kbd size="xs">Enter</Kbd> {t('keys.open')}
        </span>
        <span>
          <Kbd size="xs">Esc</Kbd> {t('keys.close')}
        </span>
      </Group>
    </>
  )
}

function Option({
  entry,
  q,
  active,
  optionId,
  onHover,
  onOpen,
}: SearchResultsProps & { entry: SearchEntry }) {
  const { t } = useTranslation('search')
  const isActive = entry === active
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isActive) element.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])
  const { matched } = entry
  const isShown =
    matched && [entry.label, entry.sub ?? ''].some((each) => each.includes(matched.text))
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the box above has the focus and takes the keys.
    <div
      ref={element}
      id={optionId(entry)}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      onMouseMove={() => !isActive && onHover(entry)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onOpen(entry)}
      style={{
        display: 'flex',
        gap: 8,
        alignItems: 'center',
        padding: '6px 8px',
        borderRadius: 4,
        cursor: 'pointer',
        background: isActive ? 'var(--mantine-color-counter-0)' : undefined,
        boxShadow: isActive ? 'inset 2px 0 var(--mantine-color-counter-7)' : undefined,
      }}
    >
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text size="sm" fw={550} truncate>
          <Marked text={entry.label} q={q} />
        </Text>
        {(entry.sub || (matched && !isShown)) && (
          <Text size="xs" c="dimmed" truncate>
            <Marked text={entry.sub ?? ''} q={q} />
            {matched && !isShown && (
              <>
                {entry.sub && ' · '}
                {t(`fields.${matched.field}`)} <Marked text={matched.text} q={q} />
              </>
            )}
          </Text>
        )}
      </div>
      {entry.states && (
        <>
          <StateBadge machine="payment" state={entry.states.payment_state} />
          <StateBadge machine="delivery" state={entry.states.delivery_state} />
        </>
      )}
    </div>
  )
}

/** A text in which what was searched for is marked. */
function Marked({ text, q }: { text: string; q: string }) {
  const at = q === '' ? -1 : text.toLowerCase().indexOf(q.toLowerCase())
  if (at === -1) return text
  return (
    <>
      {text.slice(0, at)}
      <Mark c="inherit">{text.slice(at, at + q.length)}</Mark>
      {text.slice(at + q.length)}
    </>
  )
}
