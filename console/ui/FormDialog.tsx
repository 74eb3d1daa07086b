import { Button, Group, Modal, Stack } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from './ErrorNotice.tsx'
import { useFocusBack } from './use-focus-back.ts'

export interface FormDialogProps {
  title: string
  isOpen: boolean
  onClose: () => void
  onSubmit: () => void
  submitLabel: string
  /** While it runs, nothing can be pressed twice. */
  isBusy: boolean
  /** What the server refused, if it did. */
  error: unknown
  isDangerous?: boolean
  size?: string
  children: ReactNode
}

/** A form in a dialog: Enter submits, Escape closes, a refusal stands above the buttons. */
export function FormDialog(props: FormDialogProps) {
  useFocusBack()
  const { t } = useTranslation('common')
  const { isOpen, onClose, isBusy, error } = props
  return (
    <Modal opened={isOpen} onClose={onClose} title={props.title} size={props.size ?? 'md'}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          props.onSubmit()
        }}
      >
        <Stack gap="sm">
          {props.children}
          {error != null && <Refused error={error} />}
          <Group justify="flex-end" gap="xs" mt="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button
              type="submit"
              loading={isBusy}
              {...(props.isDangerous ? { color: 'red.8' } : {})}
            >
              {props.submitLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

// In a long form it would stand below what is shown.
function Refused({ error }: { error: unknown }) {
  const notice = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new refusal is brought into view.
  useEffect(() => notice.current?.scrollIntoView({ block: 'nearest' }), [error])
  return (
    <div ref={notice}>
      <ErrorNotice error={error} />
    </div>
  )
}
