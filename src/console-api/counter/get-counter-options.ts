import { findCounterOptions } from '../../core/merchants/find-counter-options.ts'
import { nameOf } from '../../core/products/product-texts.ts'
import { endpoint } from '../endpoint.ts'
import type { CounterOptionsJson } from './contract.ts'

/** What the form for a new order offers to choose from. */
export const getCounterOptionsEndpoint = endpoint({}, async ({ db, merchantId, actor }) => {
  const options = await findCounterOptions(db, merchantId)
  const { currency, points_per_unit, locale } = actor.merchant
  return {
    currency,
    points_per_unit,
    stores: options.stores.map(({ name_translations, ...store }) => ({
      id: store.id,
      code: store.code,
      kind: store.kind,
      name: nameOf(name_translations, locale) || store.name,
      registers: store.registers.map(({ code, name }) => ({ code, name })),
    })),
    delivery_options: options.delivery_options.map((option) => ({
      id: option.id,
      name: option.name_translations,
      delivery_type: option.delivery_type,
      fee_minor: option.fee_minor,
    })),
    payment_methods: options.payment_methods.map((method) => ({
      id: method.id,
      name: method.name_translations,
      type: method.type,
    })),
    known_tags: options.tags,
  } satisfies CounterOptionsJson
})
