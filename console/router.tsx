import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { ApiError, isServerThere, queryText } from './api.ts'
import { loadLaterTexts } from './i18n.ts'
import { SignInPage } from './pages/SignInPage.tsx'
import { BrokenPage, ForbiddenPage, NotFoundPage } from './pages/TroublePages.tsx'
import { paths, type Search, settingsSections } from './paths.ts'
import { sessionQuery } from './session.ts'
import { Shell } from './shell/Shell.tsx'

interface Context {
  queries: QueryClient
}

const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  validateSearch: (search): Search => search as Search,
  notFoundComponent: NotFoundPage,
})

const signIn = createRoute({ getParentRoute: () => root, path: '/sign-in', component: SignInPage })

/** Everything behind the sign-in. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Shell,
  errorComponent: BrokenPage,
  notFoundComponent: NotFoundPage,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queries.ensureQueryData(sessionQuery)
    if (!session) throw redirect(paths.signIn({ to: location.href }))
    return { session }
  },
})

type PageModule = Record<string, unknown>

/**
 * The code of a page. Where the server does not answer, it is offline like any other call; where it
 * does, it has newer pages than this one, and the router loads everything anew.
 */
async function loadCode(load: () => Promise<PageModule>): Promise<PageModule> {
  try {
    return await load()
  } catch (error) {
    throw (await isServerThere()) ? error : new ApiError(0, {})
  }
}

function withTexts(load: () => Promise<PageModule>): () => Promise<PageModule> {
  return async () => {
    const [code] = await Promise.all([load(), loadLaterTexts()])
    return code
  }
}

/** A page of the console; its code is fetched when it is opened first. */
function page(path: string, needs: string | null, name: string, load: () => Promise<PageModule>) {
  // The list of orders is what most days begin with: its words come with the program.
  const isFirst = name === 'OrdersPage'
  return createRoute({
    getParentRoute: () => inside,
    path,
    errorComponent: ({ error }) =>
      error instanceof ApiError && error.status === 403 ? (
        <ForbiddenPage />
      ) : (
        <BrokenPage error={error} />
      ),
    beforeLoad: ({ context }) => {
      if (needs !== null && !context.session.permissions.includes(needs)) {
        throw new ApiError(403, { code: 'forbidden' })
      }
    },
    component: lazyRouteComponent(
      () => loadCode(isFirst ? load : withTexts(load)) as Promise<Record<string, never>>,
      name,
    ),
  })
}

const pages = [
  page('/', 'orders:read', 'HomePage', () => import('./pages/HomePage.tsx')),
  page('/orders', 'orders:read', 'OrdersPage', () => import('./pages/OrdersPage.tsx')),
  page('/orders/new', 'orders:write', 'NewOrderPage', () => import('./pages/NewOrderPage.tsx')),
  page('/orders/$id', 'orders:read', 'OrderPage', () => import('./pages/OrderPage.tsx')),
  page('/customers', 'customers:read', 'CustomersPage', () => import('./pages/CustomersPage.tsx')),
  page(
    '/customers/$id',
    'customers:read',
    'CustomerPage',
    () => import('./pages/CustomerPage.tsx'),
  ),
  page('/products', 'products:read', 'ProductsPage', () => import('./pages/ProductsPage.tsx')),
  page('/products/$id', 'products:read', 'ProductPage', () => import('./pages/ProductPage.tsx')),
  page('/stores', 'stores:read', 'StoresPage', () => import('./pages/StoresPage.tsx')),
  page('/stores/$id', 'stores:read', 'StorePage', () => import('./pages/StorePage.tsx')),
  page(
    '/developers/tokens',
    'developers:read',
    'TokensPage',
    () => import('./pages/TokensPage.tsx'),
  ),
  page(
    '/developers/webhooks',
    'developers:read',
    'WebhooksPage',
    () => import('./pages/WebhooksPage.tsx'),
  ),
  page(
    '/developers/webhooks/$id',
    'developers:read',
    'WebhookPage',
    () => import('./pages/WebhookPage.tsx'),
  ),
  page(
    '/developers/events',
    'developers:read',
    'EventsPage',
    () => import('./pages/EventsPage.tsx'),
  ),
  ...settingsSections.map((section) =>
    page(`/settings/${section}`, null, 'SettingsPage', () => import('./pages/SettingsPage.tsx')),
  ),
]

// Menus lead past these, but people shorten addresses; whoever is not signed in signs in first.
const shortened = [
  { path: '/settings', to: paths.settings() },
  { path: '/developers', to: paths.tokens() },
].map(({ path, to }) =>
  createRoute({
    getParentRoute: () => inside,
    path,
    beforeLoad: () => {
      throw redirect({ ...to, replace: true })
    },
  }),
)

/** Every other address, with the menus around it. */
const nowhere = createRoute({ getParentRoute: () => inside, path: '$', component: NotFoundPage })

// Addresses stay readable: ?payment_state=open&payment_state=pending, every value a text.
function parseSearch(text: string): Search {
  const search: Record<string, string | string[]> = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const before = search[name]
    if (before === undefined) search[name] = value
    else search[name] = [before, value].flat()
  }
  return search
}

/** The router of the console, with the server data that pages ask for first. */
export function createConsoleRouter(queries: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([signIn, inside.addChildren([...pages, ...shortened, nowhere])]),
    context: { queries },
    parseSearch,
    stringifySearch: (search) => queryText(search as Search),
    defaultPreload: 'intent',
    // React Query decides what is fresh.
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
  })
}
