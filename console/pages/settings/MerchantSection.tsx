import {
  Fieldset,
  NativeSelect,
  NumberInput,
  Select,
  SimpleGrid,
  Stack,
  Switch,
  TextInput,
} from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PointsRules } from '../../../src/console-api/settings/contract.ts'
import { ChangeSettings, type SettingsFields } from '../../forms/change-settings.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { useSettings } from './use-settings.ts'

/** Who the merchant is, in which zone its days are, and how points work. */
export function MerchantSection() {
  const settings = useSettings()
  if (settings.isPending) return <LoadingRows />
  if (settings.isError) {
    return <ErrorNotice error={settings.error} onRetry={() => void settings.refetch()} />
  }
  return (
    <ChangeSettings settings={settings.data}>
      {(fields) => (
        <>
          <ShopFields {...fields} />
          <PointsFields {...fields} />
        </>
      )}
    </ChangeSettings>
  )
}

// The zones that the browser knows; the server checks its own list.
const timezones = Intl.supportedValuesOf('timeZone')

function ShopFields({ values, isDisabled, change, errorOf }: SettingsFields) {
  const { t } = useTranslation('settings')
  return (
    <Fieldset legend={t('merchant.shop')} disabled={isDisabled}>
      <Stack gap="sm">
        <TextInput
          label={t('merchant.name')}
          required
          maxLength={200}
          value={values.name}
          error={errorOf('/name')}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t('merchant.email')}
          type="email"
          required
          maxLength={254}
          value={values.email}
          error={errorOf('/email')}
          onChange={(event) => change({ email: event.currentTarget.value })}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <NativeSelect
            label={t('merchant.locale')}
            value={values.locale}
            data={(['zh-hant', 'en'] as const).map((value) => ({
              value,
              label: t(`merchant.locales.${value}`),
            }))}
            onChange={(event) => change({ locale: event.currentTarget.value })}
          />
          <TextInput
            label={t('merchant.companyCode')}
            description={t('merchant.companyCodeHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            required
            pattern="[A-Za-z0-9]+"
            maxLength={20}
            value={values.company_code}
            error={errorOf('/company_code')}
            onChange={(event) => change({ company_code: event.currentTarget.value })}
          />
        </SimpleGrid>
        <Select
          label={t('merchant.timezone')}
          description={t('merchant.timezoneHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={timezones.includes(values.timezone) ? timezones : [values.timezone, ...timezones]}
          searchable
          allowDeselect={false}
          value={values.timezone}
          disabled={isDisabled}
          onChange={(timezone) => timezone && change({ timezone })}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextInput
            label={t('merchant.currency')}
            description={t('merchant.currencyHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={values.currency}
            readOnly
            variant="filled"
          />
          <TextInput label={t('merchant.handle')} value={values.handle} readOnly variant="filled" />
        </SimpleGrid>
      </Stack>
    </Fieldset>
  )
}

function PointsFields({ values, isDisabled, change, errorOf }: SettingsFields) {
  const { t } = useTranslation('settings')
  const rules = values.points_rules
  const changeRules = (changes: Partial<PointsRules>) =>
    change({ points_rules: { ...rules, ...changes } })
  const whole = { allowDecimal: false, allowNegative: false, required: true, disabled: isDisabled }
  return (
    <Fieldset legend={t('merchant.points')} disabled={isDisabled}>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
          <NumberInput
            {...whole}
            label={t('merchant.pointsPerUnit')}
            min={1}
            max={1_000_000}
            value={values.points_per_unit}
            error={errorOf('/points_per_unit')}
            onChange={(value) => change({ points_per_unit: Number(value) })}
          />
          <NumberInput
            {...whole}
            label={t('merchant.discountRateMax')}
            min={0}
            max={100}
            value={rules.discount_rate_max}
            error={errorOf('/points_rules/discount_rate_max')}
            onChange={(value) => changeRules({ discount_rate_max: Number(value) })}
          />
          <NumberInput
            {...whole}
            label={t('merchant.earningAmount')}
            description={t('merchant.earningHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            min={0}
            max={1_000_000_000}
            value={rules.earning_amount}
            error={errorOf('/points_rules/earning_amount')}
            onChange={(value) => changeRules({ earning_amount: Number(value) })}
          />
          <NumberInput
            {...whole}
            label={t('merchant.earnedPoints')}
            min={0}
            max={1_000_000}
            value={rules.earned_points}
            error={errorOf('/points_rules/earned_points')}
            onChange={(value) => changeRules({ earned_points: Number(value) })}
          />
        </SimpleGrid>
        <Switch
          label={t('merchant.expires')}
          checked={rules.valid_days !== null}
          onChange={(event) =>
            changeRules({ valid_days: event.currentTarget.checked ? 365 : null })
          }
        />
        {rules.valid_days !== null && (
          <NumberInput
            {...whole}
            label={t('merchant.validDays')}
            min={1}
            max={36_500}
            w={200}
            value={rules.valid_days}
            error={errorOf('/points_rules/valid_days')}
            onChange={(value) => changeRules({ valid_days: Number(value) })}
          />
        )}
      </Stack>
    </Fieldset>
  )
}
