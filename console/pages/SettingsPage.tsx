import { Box, Grid, NativeSelect, NavLink } from '@mantine/core'
import { Link, Navigate, useNavigate, useRouterState } from '@tanstack/react-router'
import { type ComponentType, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { paths, type SettingsSection, settingsSections } from '../paths.ts'
import { useMay } from '../session.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { AccountSection } from './settings/AccountSection.tsx'
import { DeliverySection } from './settings/DeliverySection.tsx'
import { MerchantSection } from './settings/MerchantSection.tsx'
import { OrdersSection } from './settings/OrdersSection.tsx'
import { PaymentsSection } from './settings/PaymentsSection.tsx'
import { StaffSection } from './settings/StaffSection.tsx'

const sections: Record<SettingsSection, ComponentType> = {
  merchant: MerchantSection,
  orders: OrdersSection,
  delivery: DeliverySection,
  payments: PaymentsSection,
  staff: StaffSection,
  account: AccountSection,
}

/** /settings/…: one section each; everybody has an account, the rest is for those who may see it. */
export function SettingsPage() {
  const { t } = useTranslation('settings')
  const may = useMay()
  const navigate = useNavigate()
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const here = settingsSections.find((each) => pathname.endsWith(`/${each}`)) ?? 'account'
  const shown = useMemo(
    () => settingsSections.filter((each) => each === 'account' || may('settings:read')),
    [may],
  )
  if (!shown.includes(here)) return <Navigate {...paths.settings('account')} replace />
  const Section = sections[here]
  return (
    <>
      <PageHeader title={t(`sections.${here}`)} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 2.5 }}>
          <NativeSelect
            hiddenFrom="md"
            label={t('sectionNavigation')}
            value={here}
            data={shown.map((value) => ({ value, label: t(`sections.${value}`) }))}
            onChange={(event) =>
              void navigate(paths.settings(event.currentTarget.value as SettingsSection))
            }
          />
          <Box component="nav" visibleFrom="md" aria-label={t('sectionNavigation')}>
            {shown.map((each) => (
              <NavLink
                key={each}
                label={t(`sections.${each}`)}
                active={each === here}
                aria-current={each === here ? 'page' : undefined}
                renderRoot={(props) => <Link {...props} {...paths.settings(each)} />}
                style={{ borderRadius: 'var(--mantine-radius-sm)' }}
              />
            ))}
          </Box>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 9.5 }}>
          <Section />
        </Grid.Col>
      </Grid>
    </>
  )
}
