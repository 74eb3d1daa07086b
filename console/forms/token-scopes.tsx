import { Checkbox, Radio, Stack, Table, Text, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'

const kinds = ['read', 'write'] as const

/** What a token may do: everything, or a table of things to read and to write. */
export function TokenScopes({
  known,
  scopes,
  onChange,
  error,
}: {
  /** The scopes that the face knows: orders:read, … */
  known: string[]
  /** Null is everything. */
  scopes: string[] | null
  onChange: (scopes: string[] | null) => void
  error: string | undefined
}) {
  const { t } = useTranslation('developers')
  return (
    <Stack gap="xs">
      <Radio.Group
        label={t('tokens.scopeChoice')}
        value={scopes === null ? 'everything' : 'chosen'}
        onChange={(value) => onChange(value === 'everything' ? null : [])}
        error={error}
      >
        <Stack gap={6} mt={4}>
          <Radio value="chosen" label={t('tokens.chooseScopes')} />
          <Radio value="everything" label={t('tokens.everything')} />
        </Stack>
      </Radio.Group>
      {scopes !== null && <ScopeTable known={known} scopes={scopes} onChange={onChange} />}
      {(scopes === null || scopes.includes('developers:read')) && (
        <Text size="sm" c="dimmed">
          {t('tokens.developersHint')}
        </Text>
      )}
    </Stack>
  )
}

function ScopeTable({
  known,
  scopes,
  onChange,
}: {
  known: string[]
  scopes: string[]
  onChange: (scopes: string[]) => void
}) {
  const { t } = useTranslation('developers')
  const nouns = [...new Set(known.map((scope) => scope.split(':', 1)[0] as string))]
  const nounText = (noun: string) => t(`tokens.nouns.${noun}` as 'tokens.nouns.orders')
  const toggle = (scope: string, isChosen: boolean) =>
    onChange(isChosen ? withReading(scopes, scope, known) : without(scopes, scope))
  return (
    <Table withTableBorder verticalSpacing={4}>
      <Table.Caption hidden>{t('tokens.scopes')}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">
            <VisuallyHidden>{t('tokens.scopes')}</VisuallyHidden>
          </Table.Th>
          {kinds.map((kind) => (
            <Table.Th key={kind} scope="col" w={90}>
              {t(`tokens.${kind}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {nouns.map((noun) => (
          <Table.Tr key={noun}>
            <Table.Th scope="row" fw={400}>
              {nounText(noun)}
            </Table.Th>
            {kinds.map((kind) => (
              <Table.Td key={kind}>
                {known.includes(`${noun}:${kind}`) && (
                  <Checkbox
                    aria-label={`${nounText(noun)} ${t(`tokens.${kind}`)}`}
                    checked={scopes.includes(`${noun}:${kind}`)}
                    onChange={(event) => toggle(`${noun}:${kind}`, event.currentTarget.checked)}
                  />
                )}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

// Who writes a thing usually reads it first; reading can be taken back on its own.
function withReading(scopes: string[], scope: string, known: string[]): string[] {
  const reading = scope.replace(/:write$/, ':read')
  const added = known.includes(reading) ? [reading, scope] : [scope]
  return known.filter((each) => scopes.includes(each) || added.includes(each))
}

function without(scopes: string[], scope: string): string[] {
  return scopes.filter((each) => each !== scope)
}
