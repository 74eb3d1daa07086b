import { z } from 'zod'
import { findStores, type Store } from '../../../core/merchants/find-stores.ts'
import { endpoint } from '../endpoint.ts'

// Inferred: values of `area`, `purchase_type` and `client_device` are not in our copy of the page,
// and distance needs a position that stores do not have; these parameters are taken and ignored.
const query = z.object({
  city: z.string().max(100).optional(),
  districts: z.union([z.string().max(500), z.array(z.string().max(500)).max(100)]).optional(),
  language: z.string().max(20).optional(),
})

/** "Get Stores": GET /v1/stores */
export const getStoresEndpoint = endpoint({ query }, async (call) => {
  const { db, actor, merchantId, query: asked } = call
  const stores = await findStores(db, merchantId)
  const districts = listOf(asked.districts)
  const isWanted = ({ address }: Store) =>
    (!asked.city || Boolean(address?.includes(asked.city))) &&
    (districts.length === 0 || districts.some((district) => address?.includes(district)))
  return {
    stores: stores
      .filter(isWanted)
      .map((store) => storeJson(store, actor.merchant.company_code, asked.language)),
  }
})

// Lists come as [A,B], as A,B and as repeated keys (spec/wixtar/conventions.md 2).
function listOf(value: string | string[] | undefined): string[] {
  return [value ?? []]
    .flat()
    .flatMap((text) => text.replace(/^\[|\]$/g, '').split(','))
    .map((text) => text.trim())
    .filter((text) => text !== '')
}

/** A store; what is not known of it has the empty value of its type. The authkey is never shown. */
function storeJson(store: Store, companyCode: string, language: string | undefined): object {
  return {
    id: store.code,
    name: store.name,
    translate_name: translationOf(store, language),
    // Inferred: every store of a merchant is run by the merchant.
    type: 'REGULAR_CHAIN',
    phone: store.phone ?? '',
    fax: '',
    profile: null,
    business_hours: '',
    can_use_receipt: false,
    location: { address: store.address ?? '', zip_code: '', latitude: null, longitude: null },
    support_phone: null,
    purchase_type: [],
    company: companyCode,
    image_url: '',
    enable_quickclick: false,
    enable_uber_eats: false,
    enable_foodpanda: false,
    enable_app: false,
    mstore_use_version: 0,
    mobile_report_url: '',
    enable_store_marketing: false,
    enable_ordering_system: false,
    enable_business_analysis: false,
    enable_store_management: false,
    enable_ticket_redeem_management: false,
  }
}

function translationOf(store: Store, language: string | undefined): string {
  const wanted = language?.toLowerCase().replace('_', '-')
  const found = Object.entries(store.name_translations).find(([code]) => code === wanted)
  return found?.[1] ?? store.name
}
