import { Badge, Button, Group, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TokenItem } from '../../src/console-api/tokens/contract.ts'
import { useFormat } from '../format.ts'
import { useMay } from '../session.ts'

/** Tokens, one row each, newest first. */
export function TokensTable({
  items,
  onRevoke,
}: {
  items: TokenItem[]
  onRevoke: (token: TokenItem) => void
}) {
  const { t } = useTranslation('developers')
  return (
    <Table.ScrollContainer minWidth={1000} type="native">
      <Table>
        <Table.Caption hidden>{t('tokens.caption')}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('tokens.name')}</Table.Th>
            <Table.Th scope="col">{t('tokens.face')}</Table.Th>
            <Table.Th scope="col">{t('tokens.staff')}</Table.Th>
            <Table.Th scope="col" w="28%">
              {t('tokens.scopes')}
            </Table.Th>
            <Table.Th scope="col">{t('tokens.created')}</Table.Th>
            <Table.Th scope="col">{t('tokens.lastUsed')}</Table.Th>
            <Table.Th scope="col">{t('tokens.expires')}</Table.Th>
            <Table.Th scope="col">{t('tokens.revoke')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((token) => (
            <TokenRow key={token.id} token={token} onRevoke={onRevoke} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function TokenRow({ token, onRevoke }: { token: TokenItem; onRevoke: (token: TokenItem) => void }) {
  const { t } = useTranslation(['developers', 'common'])
  const format = useFormat()
  const may = useMay()
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={550} miw={110}>
        {token.name}
      </Table.Th>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{t(`common:faces.${token.face}`)}</Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {token.staff?.name ?? t('developers:tokens.nobody')}
      </Table.Td>
      <Table.Td>
        <ScopeBadges scopes={token.scopes} />
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{format.time(token.created_at, 'day')}</Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {token.last_used_at === null
          ? t('developers:tokens.never')
          : format.time(token.last_used_at)}
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {token.expires_at === null
          ? t('developers:tokens.neverExpires')
          : format.time(token.expires_at, 'day')}
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {token.is_live && may('developers:write') && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('developers:tokens.revokeNamed', { name: token.name })}
            onClick={() => onRevoke(token)}
          >
            {t('developers:tokens.revoke')}
          </Button>
        )}
        {!token.is_live && <EndedText token={token} />}
      </Table.Td>
    </Table.Tr>
  )
}

function EndedText({ token }: { token: TokenItem }) {
  const { t } = useTranslation('developers')
  const format = useFormat()
  return (
    <Text size="sm" c="dimmed">
      {token.revoked_at === null
        ? t('tokens.expiredAt', { time: format.time(token.expires_at) })
        : t('tokens.revokedAt', { time: format.time(token.revoked_at) })}
    </Text>
  )
}

/** Scopes as they are written in the documents; none is everything. */
export function ScopeBadges({ scopes }: { scopes: string[] }) {
  const { t } = useTranslation('developers')
  if (scopes.length === 0) {
    return (
      <Badge size="sm" radius="sm" tt="none" color="red.9" variant="outline">
        {t('tokens.everything')}
      </Badge>
    )
  }
  return (
    <Group gap={4}>
      {scopes.map((scope) => (
        <Badge key={scope} size="sm" radius="sm" tt="none" variant="default" className="code">
          {scope}
        </Badge>
      ))}
    </Group>
  )
}
