import { Badge, Button, Group, Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SessionItem } from '../../src/console-api/session/contract.ts'
import { useFormat } from '../format.ts'
import { WideTable } from '../ui/WideTable.tsx'

/** Where a person is signed in; each other place can be signed out. */
export function SessionsTable({
  items,
  endingId,
  onEnd,
}: {
  items: SessionItem[]
  /** The one that is being ended. */
  endingId: string | undefined
  onEnd: (session: SessionItem) => void
}) {
  const { t } = useTranslation('settings')
  const format = useFormat()
  return (
    <WideTable label={t('account.sessionsCaption')} minWidth={460}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('account.device')}</Table.Th>
          <Table.Th scope="col">{t('account.signedInAt')}</Table.Th>
          <Table.Th scope="col">{t('account.lastUsedAt')}</Table.Th>
          <Table.Th scope="col" aria-label={t('account.action')} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((each) => (
          <Table.Tr key={each.id}>
            <Table.Th scope="row" fw={400}>
              <Group gap={6}>
                <span title={each.user_agent}>
                  {deviceOf(each.user_agent) ?? t('account.unknownDevice')}
                </span>
                {each.is_current && (
                  <Badge size="sm" radius="sm" tt="none" variant="default">
                    {t('account.thisDevice')}
                  </Badge>
                )}
              </Group>
            </Table.Th>
            <Table.Td>{format.time(each.created_at)}</Table.Td>
            <Table.Td>{format.time(each.last_used_at)}</Table.Td>
            <Table.Td ta="right">
              {!each.is_current && (
                <Button
                  size="compact-xs"
                  variant="default"
                  loading={endingId === each.id}
                  aria-label={t('account.endSessionOf', {
                    device: deviceOf(each.user_agent) ?? t('account.unknownDevice'),
                    time: format.time(each.created_at),
                  })}
                  onClick={() => onEnd(each)}
                >
                  {t('account.endSession')}
                </Button>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  )
}

// Names that browsers and systems give themselves; the first that fits is the narrower one.
const browsers = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari']
const browserNames: Record<string, string> = { Edg: 'Edge', OPR: 'Opera' }
const systems = ['iPhone', 'iPad', 'Android', 'Windows', 'Mac OS', 'Linux']

function deviceOf(userAgent: string): string | null {
  const browser = browsers.find((each) => userAgent.includes(`${each}/`))
  const system = systems.find((each) => userAgent.includes(each))
  const names = [browser && (browserNames[browser] ?? browser), system?.replace(' OS', '')]
  return names.filter((each) => each !== undefined).join(' · ') || null
}
