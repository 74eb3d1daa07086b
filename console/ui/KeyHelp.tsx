import { Kbd, Modal, Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFocusBack } from './use-focus-back.ts'

/** What the keys of a page do, as a table in a dialog. */
export function KeyHelp({
  title,
  keys,
  onClose,
}: {
  title: string
  /** Keys with what they do; several keys do the same. */
  keys: [string[], string][]
  onClose: () => void
}) {
  useFocusBack()
  const { t } = useTranslation('common')
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <Table>
        <Table.Tbody>
          {keys.map(([names, text]) => (
            <Table.Tr key={text}>
              <Table.Th scope="row" fw={400}>
                {text}
              </Table.Th>
              <Table.Td ta="right">
                {names.map((name) => (
                  <Kbd key={name} ms={6}>
                    {name}
                  </Kbd>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  )
}
