import { Table, VisuallyHidden } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RoleList } from '../../src/console-api/settings/contract.ts'
import { WideTable } from '../ui/WideTable.tsx'

/** What each role may do, as the server decides it. */
export function RolesTable({ roles }: { roles: RoleList }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  return (
    <WideTable label={t('roles.caption')} minWidth={520} verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('roles.permission')}</Table.Th>
          {roles.items.map(({ role }) => (
            <Table.Th key={role} scope="col" ta="center">
              {common(`roles.${role}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {roles.permissions.map((permission) => (
          <Table.Tr key={permission}>
            <Table.Th scope="row" fw={400}>
              <PermissionName permission={permission} />
            </Table.Th>
            {roles.items.map(({ role, permissions }) => (
              // What is only read out must not stand outside of the table.
              <Table.Td key={role} ta="center" pos="relative">
                {permissions.includes(permission) ? (
                  <>
                    <IconCheck size={16} aria-hidden color="var(--mantine-color-teal-9)" />
                    <VisuallyHidden>{t('roles.may')}</VisuallyHidden>
                  </>
                ) : (
                  <>
                    <span aria-hidden>–</span>
                    <VisuallyHidden>{t('roles.mayNot')}</VisuallyHidden>
                  </>
                )}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  )
}

function PermissionName({ permission }: { permission: string }) {
  const { t } = useTranslation('settings')
  const [noun = '', access = ''] = permission.split(':')
  // A server of the future may know more of them.
  const name = t(`roles.nouns.${noun as 'orders'}`, { defaultValue: noun })
  return t(access === 'write' ? 'roles.write' : 'roles.read', { noun: name })
}
