import { NavLink } from '@mantine/core'
import {
  IconBox,
  IconBuildingStore,
  IconCode,
  IconHome,
  IconReceipt,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react'
import { Link, useRouterState } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { type Place, paths } from '../paths.ts'
import { useMay } from '../session.ts'

interface Item {
  place: Place
  /** The beginning of the addresses that belong to it. */
  area: string
  label: string
  icon: ComponentType<{ size: number; 'aria-hidden': boolean }>
  needs: string | null
}

/** The screens this person may open. */
export function MainNavigation() {
  const { t } = useTranslation('common')
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const may = useMay()
  const isWithin = (area: string) => pathname === area || pathname.startsWith(`${area}/`)
  return (
    <nav aria-label={t('mainNavigation')}>
      {useItems()
        .filter(({ needs }) => needs === null || may(needs))
        .map(({ place, area, label, icon: Icon }) => {
          const isHere = area === '/' ? pathname === '/' : isWithin(area)
          return (
            <NavLink
              key={place.to}
              label={label}
              active={isHere}
              aria-current={isHere ? 'page' : undefined}
              leftSection={<Icon size={18} aria-hidden />}
              renderRoot={(props) => <Link {...props} {...place} />}
              style={{ borderRadius: 'var(--mantine-radius-sm)' }}
            />
          )
        })}
    </nav>
  )
}

function useItems(): Item[] {
  const { t } = useTranslation('pages')
  return [
    {
      place: paths.home(),
      area: '/',
      label: t('home'),
      icon: IconHome,
      needs: 'orders:read',
    },
    {
      place: paths.orders(),
      area: '/orders',
      label: t('orders'),
      icon: IconReceipt,
      needs: 'orders:read',
    },
    {
      place: paths.customers(),
      area: '/customers',
      label: t('customers'),
      icon: IconUsers,
      needs: 'customers:read',
    },
    {
      place: paths.products(),
      area: '/products',
      label: t('products'),
      icon: IconBox,
      needs: 'products:read',
    },
    {
      place: paths.stores(),
      area: '/stores',
      label: t('stores'),
      icon: IconBuildingStore,
      needs: 'stores:read',
    },
    {
      place: paths.tokens(),
      area: '/developers',
      label: t('developers'),
      icon: IconCode,
      needs: 'developers:read',
    },
    {
      place: paths.settings(),
      area: '/settings',
      label: t('settings'),
      icon: IconSettings,
      needs: null,
    },
  ]
}
