/** What stands behind `?`: texts, lists repeat their key. */
export type Search = Record<string, string | readonly string[] | undefined>

/** Where a link goes: for `<Link {...paths.order(id)}>` and `navigate(paths.order(id))`. */
export interface Place {
  to: string
  search?: Search
}

const place = (to: string, search?: Search): Place => (search ? { to, search } : { to })

/** Every link of the console is built here. */
export const paths = {
  /** `to` is where to go afterwards; `ended` says that a session ended. */
  signIn: (view?: { to: string; ended?: 'yes' }) => place('/sign-in', view),
  home: () => place('/'),
  orders: (filters?: Search) => place('/orders', filters),
  newOrder: () => place('/orders/new'),
  order: (id: string, view?: { tab?: string; at?: string }) => place(`/orders/${id}`, view),
  customers: (filters?: Search) => place('/customers', filters),
  customer: (id: string, view?: { tab?: string }) => place(`/customers/${id}`, view),
  products: (filters?: Search) => place('/products', filters),
  product: (id: string) => place(`/products/${id}`),
  stores: () => place('/stores'),
  store: (id: string, view?: { tab?: string; date?: string }) => place(`/stores/${id}`, view),
  tokens: () => place('/developers/tokens'),
  webhooks: () => place('/developers/webhooks'),
  webhook: (id: string, view?: Search) => place(`/developers/webhooks/${id}`, view),
  events: (filters?: Search) => place('/developers/events', filters),
  settings: (section: SettingsSection = 'merchant') => place(`/settings/${section}`),
}

export const settingsSections = [
  'merchant',
  'orders',
  'delivery',
  'payments',
  'staff',
  'account',
] as const

export type SettingsSection = (typeof settingsSections)[number]
