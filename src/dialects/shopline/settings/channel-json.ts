import type { Store } from '../../../core/merchants/find-stores.ts'
import type { Merchant } from '../../../core/merchants/merchant.ts'
import { timeJson } from '../time.ts'

/** Where a store sells, in SHOPLINE's words. */
export function platformOf(store: Store): string {
  return store.kind === 'online' ? 'online' : 'pos'
}

/** SHOPLINE's Channel: one of our stores. `included` names optional keys. */
export function channelJson(store: Store, merchant: Merchant, included: string[]): object {
  const optional = {
    // PINs are kept nowhere here, so no staff member has one.
    pin_codes: [],
    mobile_logo_media_url: store.details.mobile_logo_media_url ?? null,
  }
  const hasTranslations = Object.keys(store.name_translations).length > 0
  return {
    id: store.id,
    name: hasTranslations ? store.name_translations : { [merchant.locale]: store.name },
    platform: platformOf(store),
    merchant_id: merchant.id,
    updated_at: timeJson(store.updated_at),
    created_at: timeJson(store.created_at),
    currency_code: merchant.currency,
    merchant_name: merchant.name,
    default_warehouse_id: store.warehouse_id,
    // Inferred: the external key of a store is the code its tills use.
    identifier: store.code,
    phones: { main: store.phone },
    // Inferred: the keys of an address are those of the Address object.
    address: store.address === null ? {} : { address_1: store.address },
    ...Object.fromEntries(Object.entries(optional).filter(([key]) => included.includes(key))),
  }
}
