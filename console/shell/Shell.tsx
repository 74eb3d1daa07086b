import { ActionIcon, Alert, AppShell, Burger, Button, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus, IconSearch, IconWifiOff } from '@tabler/icons-react'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../live.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { MainNavigation } from './MainNavigation.tsx'
import { searchKey, useSearchKeys } from './search-keys.ts'

const SearchPalette = lazy(() =>
  import('./SearchPalette.tsx').then((m) => ({ default: m.SearchPalette })),
)

/** What stands around every page of a person who signed in. */
export function Shell() {
  const { t } = useTranslation('common')
  const [isMenuOpen, menu] = useDisclosure(false)
  const [isSearchOpen, search] = useDisclosure(false)
  const { isOffline } = useLive()
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  useSearchKeys(search.open)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu closes when the page changes.
  useEffect(() => menu.close(), [pathname])

  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 200, breakpoint: 'sm', collapsed: { mobile: !isMenuOpen } }}
      padding="md"
    >
      <a className="skip-link" href="#content">
        {t('skipToContent')}
      </a>
      <AppShell.Header>
        <Group h="100%" px="sm" justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Burger
              opened={isMenuOpen}
              onClick={menu.toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={isMenuOpen ? t('closeMenu') : t('openMenu')}
              aria-expanded={isMenuOpen}
            />
            <Text component={Link} to="/" fw={700} c="counter.8" style={{ whiteSpace: 'nowrap' }}>
              {t('product')}
            </Text>
          </Group>
          <SearchOpener onOpen={search.open} />
          <Group gap="xs" wrap="nowrap">
            <NewOrderButton />
            <AccountMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs">
        <MainNavigation />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} style={{ outline: 'none' }}>
        <div role="status">
          {isOffline && (
            <Alert
              color="orange"
              variant="filled"
              mb="sm"
              py="xs"
              icon={<IconWifiOff aria-hidden />}
            >
              {t('offline')}
            </Alert>
          )}
        </div>
        <Outlet />
      </AppShell.Main>
      <Suspense>{isSearchOpen && <SearchPalette onClose={search.close} />}</Suspense>
    </AppShell>
  )
}

function SearchOpener({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation('search')
  return (
    <>
      <Button
        visibleFrom="xs"
        variant="default"
        c="dimmed"
        fw={400}
        w={320}
        justify="space-between"
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={
          <kbd aria-hidden style={{ whiteSpace: 'nowrap' }}>
            {searchKey}
          </kbd>
        }
        onClick={onOpen}
      >
        {t('opener')}
      </Button>
      <ActionIcon
        hiddenFrom="xs"
        variant="default"
        size="lg"
        onClick={onOpen}
        aria-label={t('title')}
      >
        <IconSearch size={18} />
      </ActionIcon>
    </>
  )
}

function NewOrderButton() {
  const { t } = useTranslation('pages')
  const may = useMay()
  if (!may('orders:write')) return null
  return (
    <>
      <Button
        visibleFrom="sm"
        leftSection={<IconPlus size={16} aria-hidden />}
        renderRoot={(props) => <Link {...props} {...paths.newOrder()} />}
      >
        {t('newOrder')}
      </Button>
      <ActionIcon
        hiddenFrom="sm"
        size="lg"
        aria-label={t('newOrder')}
        renderRoot={(props) => <Link {...props} {...paths.newOrder()} />}
      >
        <IconPlus size={18} />
      </ActionIcon>
    </>
  )
}
