import { ActionIcon, Badge, Group, Menu, Table, Text } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { StaffAction, StaffMember } from '../../src/console-api/staff/contract.ts'
import { useFormat } from '../format.ts'
import { useReasonText } from '../refusal-text.ts'
import { WideTable } from '../ui/WideTable.tsx'
import { StatusBadge } from './OptionsTable.tsx'

/** What can be done with a staff member. */
export type StaffChoice = 'edit' | 'reset_password' | 'disable' | 'enable'

/** Staff; e-mail and account only where the server tells them. */
export function StaffTable({
  items,
  onChoose,
}: {
  items: StaffMember[]
  onChoose?: (member: StaffMember, choice: StaffChoice) => void
}) {
  const { t } = useTranslation('settings')
  return (
    <WideTable label={t('staff.caption')} minWidth={onChoose ? 760 : 420}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('staff.name')}</Table.Th>
          <Table.Th scope="col">{t('staff.role')}</Table.Th>
          <Table.Th scope="col">{t('staff.code')}</Table.Th>
          {onChoose && <Table.Th scope="col">{t('staff.account')}</Table.Th>}
          {onChoose && <Table.Th scope="col">{t('staff.email')}</Table.Th>}
          <Table.Th scope="col">{t('staff.state')}</Table.Th>
          {onChoose && <Table.Th scope="col">{t('staff.action')}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((member) => (
          <StaffRow
            key={member.id}
            member={member}
            {...(onChoose ? { onChoose: (choice) => onChoose(member, choice) } : {})}
          />
        ))}
      </Table.Tbody>
    </WideTable>
  )
}

function StaffRow({
  member,
  onChoose,
}: {
  member: StaffMember
  onChoose?: (choice: StaffChoice) => void
}) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const format = useFormat()
  const { disabled_at } = member
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={550}>
        <Group gap={6}>
          {member.name}
          {member.is_self && (
            <Badge size="sm" radius="sm" tt="none" variant="default">
              {t('staff.self')}
            </Badge>
          )}
        </Group>
      </Table.Th>
      <Table.Td>{common(`roles.${member.role}`)}</Table.Td>
      <Table.Td className="code">{member.code}</Table.Td>
      {onChoose && <Table.Td className="code">{member.account ?? '–'}</Table.Td>}
      {onChoose && <Table.Td style={{ overflowWrap: 'anywhere' }}>{member.email ?? '–'}</Table.Td>}
      <Table.Td>
        <StatusBadge
          isActive={disabled_at === null}
          label={t(disabled_at === null ? 'staff.active' : 'staff.disabled')}
        />
        {disabled_at && (
          <Text size="xs" c="dimmed">
            {t('staff.disabledAt', { time: format.time(disabled_at, 'day') })}
          </Text>
        )}
      </Table.Td>
      {onChoose && (
        <Table.Td>
          <StaffMenu member={member} onChoose={onChoose} />
        </Table.Td>
      )}
    </Table.Tr>
  )
}

function StaffMenu({
  member,
  onChoose,
}: {
  member: StaffMember
  onChoose: (choice: StaffChoice) => void
}) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const reasonText = useReasonText()
  const reasonOf = (action: StaffAction['action']) =>
    member.actions.find((each) => each.action === action)?.reason ?? null
  const item = (choice: StaffChoice, label: string, reason: string | null) => (
    <Menu.Item disabled={reason !== null} onClick={() => onChoose(choice)}>
      {label}
      {reason !== null && (
        <Text size="xs" c="dimmed">
          {reasonText(reason)}
        </Text>
      )}
    </Menu.Item>
  )
  return (
    <Menu position="bottom-end" width={240} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon
          variant="default"
          size="md"
          aria-label={t('staff.actionsOf', { name: member.name })}
        >
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {item('edit', common('edit'), null)}
        {item('reset_password', t('staff.resetPassword'), reasonOf('reset_password'))}
        {member.disabled_at === null
          ? item('disable', t('staff.disable'), reasonOf('disable'))
          : item('enable', t('staff.enable'), null)}
      </Menu.Dropdown>
    </Menu>
  )
}
