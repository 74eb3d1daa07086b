import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Register, Shift } from '../../src/console-api/stores/contract.ts'

// The server says which codes it takes; the browser says it sooner.
const codePattern = '[A-Za-z0-9_\\-]+'

interface EditorProps<Row> {
  rows: Row[]
  onChange: (rows: Row[]) => void
  isDisabled?: boolean
}

/** The tills of a store, one line each. */
export function RegistersEditor({ rows, onChange, isDisabled = false }: EditorProps<Register>) {
  const { t } = useTranslation('stores')
  const change = changerOf(rows, onChange)
  return (
    <Stack gap="xs" align="flex-start">
      {rows.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('tills.noRegisters')}
        </Text>
      )}
      {rows.map((register, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: codes are being typed, the line is what stays.
        <Group key={index} gap="xs" wrap="nowrap" align="flex-end">
          <CodeInput
            label={t('tills.registerCode', { row: index + 1 })}
            isFirst={index === 0}
            value={register.code}
            isDisabled={isDisabled}
            onChange={(code) => change(index, { code })}
          />
          <NameInput
            label={t('tills.registerName', { row: index + 1 })}
            isFirst={index === 0}
            value={register.name}
            isDisabled={isDisabled}
            onChange={(name) => change(index, { name })}
          />
          <RemoveButton
            label={t('tills.removeRegister', { name: register.name || register.code })}
            isDisabled={isDisabled}
            onRemove={() => onChange(rows.toSpliced(index, 1))}
          />
        </Group>
      ))}
      {!isDisabled && (
        <AddButton
          label={t('tills.addRegister')}
          onAdd={() => onChange([...rows, { code: nextCode(rows, 2), name: '' }])}
        />
      )}
    </Stack>
  )
}

/** The shifts of a store, one line each. */
export function ShiftsEditor({ rows, onChange, isDisabled = false }: EditorProps<Shift>) {
  const { t } = useTranslation('stores')
  const change = changerOf(rows, onChange)
  const times = [
    ['start_time', 'tills.shiftStart', 'tills.start'],
    ['stop_time', 'tills.shiftStop', 'tills.stop'],
  ] as const
  return (
    <Stack gap="xs" align="flex-start">
      {rows.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('tills.noShifts')}
        </Text>
      )}
      {rows.map((shift, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: codes are being typed, the line is what stays.
        <Group key={index} gap="xs" wrap="wrap" align="flex-end">
          <CodeInput
            label={t('tills.shiftCode', { row: index + 1 })}
            isFirst={index === 0}
            value={shift.code}
            isDisabled={isDisabled}
            onChange={(code) => change(index, { code })}
          />
          <NameInput
            label={t('tills.shiftName', { row: index + 1 })}
            isFirst={index === 0}
            value={shift.name}
            isDisabled={isDisabled}
            onChange={(name) => change(index, { name })}
          />
          {times.map(([name, label, word]) => (
            <TextInput
              key={name}
              type="time"
              required
              withAsterisk={false}
              w={132}
              label={index === 0 ? t(word) : undefined}
              aria-label={t(label, { row: index + 1 })}
              value={shift[name]}
              disabled={isDisabled}
              onChange={(event) => change(index, { [name]: event.currentTarget.value })}
            />
          ))}
          <RemoveButton
            label={t('tills.removeShift', { name: shift.name || shift.code })}
            isDisabled={isDisabled}
            onRemove={() => onChange(rows.toSpliced(index, 1))}
          />
        </Group>
      ))}
      {!isDisabled && (
        <AddButton
          label={t('tills.addShift')}
          onAdd={() => onChange([...rows, shiftAfter(rows)])}
        />
      )}
    </Stack>
  )
}

function changerOf<Row>(rows: Row[], onChange: (rows: Row[]) => void) {
  return (index: number, changes: Partial<Row>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...changes } : row)))
}

/** A code that the others do not have: 1, 2 …, or 01, 02 … */
function nextCode(rows: { code: string }[], digits: number): string {
  const codes = new Set(rows.map((each) => each.code))
  const candidates = Array.from({ length: rows.length + 1 }, (_, index) =>
    String(index + 1).padStart(digits, '0'),
  )
  return candidates.find((code) => !codes.has(code)) ?? ''
}

// The next shift begins where the last one stops.
function shiftAfter(rows: Shift[]): Shift {
  const start = rows.at(-1)?.stop_time ?? '10:00'
  const stop = `${String((Number(start.slice(0, 2)) + 6) % 24).padStart(2, '0')}${start.slice(2)}`
  return { code: nextCode(rows, 1), name: '', start_time: start, stop_time: stop }
}

interface CellProps {
  label: string
  /** The first line says over its cells what they are. */
  isFirst: boolean
  value: string
  isDisabled: boolean
  onChange: (value: string) => void
}

function CodeInput({ label, isFirst, value, isDisabled, onChange }: CellProps) {
  const { t } = useTranslation('stores')
  return (
    <TextInput
      aria-label={label}
      label={isFirst ? t('tills.code') : undefined}
      title={t('tills.codeHint')}
      required
      withAsterisk={false}
      pattern={codePattern}
      maxLength={32}
      w={76}
      classNames={{ input: 'code' }}
      value={value}
      disabled={isDisabled}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

function NameInput({ label, isFirst, value, isDisabled, onChange }: CellProps) {
  const { t } = useTranslation('stores')
  return (
    <TextInput
      aria-label={label}
      label={isFirst ? t('tills.name') : undefined}
      required
      withAsterisk={false}
      maxLength={60}
      w={136}
      value={value}
      disabled={isDisabled}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

function RemoveButton({
  label,
  isDisabled,
  onRemove,
}: {
  label: string
  isDisabled: boolean
  onRemove: () => void
}) {
  if (isDisabled) return null
  return (
    <ActionIcon variant="subtle" color="gray.8" size="lg" aria-label={label} onClick={onRemove}>
      <IconTrash size={16} aria-hidden />
    </ActionIcon>
  )
}

function AddButton({ label, onAdd }: { label: string; onAdd: () => void }) {
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconPlus size={14} aria-hidden />}
      onClick={onAdd}
    >
      {label}
    </Button>
  )
}
