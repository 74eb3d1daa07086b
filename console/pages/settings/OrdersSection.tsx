import { Fieldset, NumberInput, Radio, Stack, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Settings } from '../../../src/console-api/settings/contract.ts'
import { ChangeSettings, type SettingsFields } from '../../forms/change-settings.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { useSettings } from './use-settings.ts'

/** How orders are numbered, archived, returned and cancelled. */
export function OrdersSection() {
  const settings = useSettings()
  if (settings.isPending) return <LoadingRows />
  if (settings.isError) {
    return <ErrorNotice error={settings.error} onRetry={() => void settings.refetch()} />
  }
  return (
    <ChangeSettings settings={settings.data}>
      {(fields) => (
        <>
          <NumberFields {...fields} />
          <ArchiveFields {...fields} />
          <RuleFields {...fields} />
        </>
      )}
    </ChangeSettings>
  )
}

function NumberFields({ values, isDisabled, change }: SettingsFields) {
  const { t } = useTranslation('settings')
  return (
    <Fieldset legend={t('orders.numbers')} disabled={isDisabled}>
      <Radio.Group
        aria-label={t('orders.numbers')}
        description={t('orders.numbersHint')}
        value={values.order_numbers}
        onChange={(value) => change({ order_numbers: value as Settings['order_numbers'] })}
      >
        <Stack gap="sm" mt="xs">
          {(['system', 'running'] as const).map((value) => (
            <Radio
              key={value}
              value={value}
              label={t(`orders.${value}`)}
              description={t(`orders.${value}Hint`)}
              disabled={isDisabled}
            />
          ))}
        </Stack>
      </Radio.Group>
    </Fieldset>
  )
}

function ArchiveFields({ values, isDisabled, change, errorOf }: SettingsFields) {
  const { t } = useTranslation('settings')
  const days = values.archive_after_days
  return (
    <Fieldset legend={t('orders.archive')} disabled={isDisabled}>
      <Stack gap="sm">
        <Switch
          label={t('orders.archives')}
          description={t('orders.archiveHint')}
          checked={days !== null}
          onChange={(event) =>
            change({ archive_after_days: event.currentTarget.checked ? 730 : null })
          }
        />
        {days !== null && (
          <NumberInput
            label={t('orders.archiveAfterDays')}
            required
            allowDecimal={false}
            allowNegative={false}
            min={1}
            max={36_500}
            w={220}
            disabled={isDisabled}
            value={days}
            error={errorOf('/archive_after_days')}
            onChange={(value) => change({ archive_after_days: Number(value) })}
          />
        )}
      </Stack>
    </Fieldset>
  )
}

function RuleFields({ values, isDisabled, change }: SettingsFields) {
  const { t } = useTranslation('settings')
  return (
    <>
      <Fieldset legend={t('orders.returns')} disabled={isDisabled}>
        <Stack gap="md">
          <Switch
            label={t('orders.revamp')}
            description={t('orders.revampHint')}
            checked={values.return_order_revamp}
            onChange={(event) => change({ return_order_revamp: event.currentTarget.checked })}
          />
          <Switch
            label={t('orders.reverts')}
            description={t('orders.revertsHint')}
            checked={values.cancel_reverts === 'revert'}
            onChange={(event) =>
              change({ cancel_reverts: event.currentTarget.checked ? 'revert' : 'none' })
            }
          />
        </Stack>
      </Fieldset>
      <Fieldset legend={t('orders.tills')} disabled={isDisabled}>
        <Switch
          label={t('orders.tillStock')}
          description={t('orders.tillStockHint')}
          checked={values.till_stock === 'taken'}
          onChange={(event) =>
            change({ till_stock: event.currentTarget.checked ? 'taken' : 'left' })
          }
        />
      </Fieldset>
    </>
  )
}
