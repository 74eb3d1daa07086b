import { type Db, statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { newId } from '../ids.ts'
import type { Media } from '../media.ts'
import type { Minor } from '../money.ts'
import { takeNumbers } from '../numbers.ts'
import type { FieldTranslations, Product, Variant } from './product.ts'
import { checkLevel } from './set-stock.ts'

/** A variant to be; what is left out is empty, zero or none. */
export interface NewVariant {
  /** The till's product number; made from the SKU or a running number when left out. */
  code?: string | undefined
  sku?: string | undefined
  barcode?: string | null | undefined
  fields_translations?: FieldTranslations | undefined
  price_minor?: Minor | undefined
  price_sale_minor?: Minor | undefined
  cost_minor?: Minor | undefined
  is_unlimited?: boolean | undefined
  media?: Media | null | undefined
  details?: Record<string, unknown> | undefined
  /** Opening stock in the online store's warehouse. */
  quantity?: number | undefined
}

/** FIRST LINE's numbers of variants to be; taken before the transaction (migrations/0001). */
export async function takeVariantNumbers(
  db: Db,
  merchantId: string,
  count: number,
): Promise<number[]> {
  return takeNumbers(db, merchantId, 'variants', count)
}

const findTakenCodes = statement(
  'variant_taken_codes',
  'select code from variants where merchant_id = $1 and code = any($2)',
)

const onlineWarehouse = statement(
  'stock_online_warehouse',
  `select warehouse_id as id from stores where merchant_id = $1 and kind = 'online'
    order by created_at, id limit 1`,
)

const insertVariants = statement(
  'variant_insert',
  `with new_variants as (
     insert into variants select * from json_populate_recordset(null::variants, $1::json)
   ), new_levels as (
     insert into stock_levels select * from json_populate_recordset(null::stock_levels, $2::json)
   )
   insert into stock_movements
   select * from json_populate_recordset(null::stock_movements, $3::json)`,
)

/**
 * Adds variants to a product whose row is there, with their opening stock, and returns them. Refuses
 * a given code that is taken (variant_code_taken) and opening stock that may not be. May break
 * variants_code_key when the same SKU is used twice at once; see `retryTakenCodes`.
 */
export async function addVariantsIn(
  tx: Tx,
  actor: Actor,
  product: Pick<Product, 'id' | 'title' | 'out_of_stock_orderable'>,
  input: { variants: NewVariant[]; numbers: number[]; isDefault: boolean; position: number },
  now: Date,
): Promise<Variant[]> {
  const merchantId = actor.merchant.id
  const [warehouse] = await tx.run<{ id: string }>(onlineWarehouse, [merchantId])
  if (!warehouse) throw new DomainError('warehouse_not_found')
  const ids = input.variants.map(() => newId(now))
  const codes = await assignCodes(tx, merchantId, input, ids)
  const added = input.variants.map((sent, index): Variant => {
    const quantity = sent.quantity ?? 0
    const variant: Variant = {
      merchant_id: merchantId,
      id: ids[index] as string,
      product_id: product.id,
      firstline_id: input.numbers[index] as number,
      code: codes[index] as string,
      is_default: input.isDefault,
      position: input.position + index,
      sku: sent.sku ?? '',
      barcode: sent.barcode ?? null,
      fields_translations: sent.fields_translations ?? {},
      price_minor: sent.price_minor ?? 0,
      price_sale_minor: sent.price_sale_minor ?? 0,
      cost_minor: sent.cost_minor ?? 0,
      is_unlimited: sent.is_unlimited ?? false,
      media: sent.media ?? null,
      details: sent.details ?? {},
      version: 1,
      created_at: now.toISOString(),
      updated_at: now.toISOString(),
      deleted_at: null,
      stocks: [{ warehouse_id: warehouse.id, quantity }],
      quantity,
    }
    checkLevel(quantity, variant, product)
    return variant
  })
  await tx.run(insertVariants, [
    JSON.stringify(added),
    JSON.stringify(added.map((variant) => levelOf(variant, warehouse.id))),
    JSON.stringify(
      added
        .filter((variant) => variant.quantity !== 0)
        .map((variant) => ({
          ...levelOf(variant, warehouse.id),
          id: newId(now),
          reason: 'opening',
          order_id: null,
          actor_name: actor.name,
          occurred_at: now.toISOString(),
        })),
    ),
  ])
  return added
}

function levelOf(variant: Variant, warehouseId: string) {
  return {
    merchant_id: variant.merchant_id,
    variant_id: variant.id,
    warehouse_id: warehouseId,
    quantity: variant.quantity,
  }
}

// The till's number is the one given, else the SKU, else a running number: whatever is still free.
async function assignCodes(
  tx: Tx,
  merchantId: string,
  input: { variants: NewVariant[]; numbers: number[] },
  ids: string[],
): Promise<string[]> {
  const numberCodes = input.numbers.map((number) => `P${String(number).padStart(6, '0')}`)
  const wanted = input.variants.flatMap((sent) => [sent.code, sent.sku]).filter(Boolean)
  const rows = await tx.run<{ code: string }>(findTakenCodes, [
    merchantId,
    [...wanted, ...numberCodes],
  ])
  const taken = new Set(rows.map((row) => row.code))
  return input.variants.map((sent, index) => {
    if (sent.code && taken.has(sent.code)) {
      throw new DomainError('variant_code_taken', { field: 'code', code: sent.code })
    }
    const numberCode = numberCodes[index] as string
    const unique = `${numberCode}-${(ids[index] as string).slice(-6)}`
    const code = [sent.code, sent.sku, numberCode, unique].find((each) => each && !taken.has(each))
    taken.add(code as string)
    return code as string
  })
}

const lockSku = statement(
  'variant_sku_lock',
  `select pg_advisory_xact_lock(hashtextextended('sku ' || $1 || ' ' || $2, 0))`,
)

const findSku = statement(
  'variant_sku_find',
  `select id from variants
    where merchant_id = $1 and sku = $2 and id <> $3 and deleted_at is null limit 1`,
)

/**
 * Refuses (sku_taken) a SKU that another variant has. For faces whose SKUs are unique; the table's
 * are not, since SHOPLINE allows twins, so the SKU itself is locked until the transaction ends.
 */
export async function claimSku(
  tx: Tx,
  merchantId: string,
  sku: string,
  variantId: string,
): Promise<void> {
  if (sku === '') return
  await tx.run(lockSku, [merchantId, sku])
  const [other] = await tx.run(findSku, [merchantId, sku, variantId])
  if (other) throw new DomainError('sku_taken', { field: 'sku', sku })
}
