import { type Db, statement, type Tx } from '../../platform/db.ts'
import { DomainError } from '../errors.ts'
import type { Product, Variant } from './product.ts'

/** The JSON of one product `p` with its variants, their stock, and its categories. */
export const productJsonSql = `
  row_to_json(p) as product_row,
  (select coalesce(json_agg(row_to_json(v) order by v.position, v.id), '[]') from (
     select i.*,
            (select coalesce(json_agg(json_build_object('warehouse_id', s.warehouse_id,
                       'quantity', s.quantity) order by s.warehouse_id), '[]')
               from stock_levels s
              where s.merchant_id = $1 and s.variant_id = i.id) as stocks
       from variants i
      where i.merchant_id = $1 and i.product_id = p.id and i.deleted_at is null) v) as variants,
  (select coalesce(json_agg(json_build_object('id', c.id, 'firstline_id', c.firstline_id,
             'name', c.name) order by l.position, c.id), '[]')
     from product_categories l
     join categories c on c.merchant_id = $1 and c.id = l.category_id
    where l.merchant_id = $1 and l.product_id = p.id) as categories`

export interface ProductRow {
  product_row: Omit<Product, 'variants' | 'categories'>
  variants: Omit<Variant, 'quantity'>[]
  categories: Product['categories']
}

/** The product of a row selected with `productJsonSql`. */
export function productOf(row: ProductRow): Product {
  const variants = row.variants.map((variant) =>
    Object.assign(variant, {
      quantity: variant.stocks.reduce((sum, level) => sum + level.quantity, 0),
    }),
  )
  return Object.assign(row.product_row, { variants, categories: row.categories })
}

const loadById = statement(
  'product_load_by_id',
  `select ${productJsonSql} from products p
    where p.merchant_id = $1 and p.id = $2 and p.deleted_at is null`,
)

function loadByVariant(column: string) {
  return statement(
    `product_load_by_variant_${column}`,
    `select ${productJsonSql} from products p
      where p.merchant_id = $1 and p.deleted_at is null
        and p.id = (select w.product_id from variants w
                     where w.merchant_id = $1 and w.${column} = $2 and w.deleted_at is null)`,
  )
}

const loadByVariantId = loadByVariant('id')
const loadByFirstlineId = loadByVariant('firstline_id')

/** Which product is meant: by its own id, or as the product of one of its variants. */
export type ProductKey = { id: string } | { variant_id: string } | { variant_firstline_id: number }

/** The product with this key, or null. Removed ones and other merchants' do not exist here. */
export async function findProduct(
  db: Db | Tx,
  merchantId: string,
  key: ProductKey,
): Promise<Product | null> {
  const [chosen, value] = chooseStatement(key)
  const run = db.kind === 'db' ? db.read : db.run
  const [row] = await run<ProductRow>(chosen, [merchantId, value])
  return row ? productOf(row) : null
}

/** The product with this key; refuses with product_not_found. */
export async function loadProduct(
  db: Db | Tx,
  merchantId: string,
  key: ProductKey,
): Promise<Product> {
  const product = await findProduct(db, merchantId, key)
  if (!product) throw new DomainError('product_not_found')
  return product
}

function chooseStatement(key: ProductKey) {
  if ('id' in key) return [loadById, key.id] as const
  if ('variant_id' in key) return [loadByVariantId, key.variant_id] as const
  return [loadByFirstlineId, key.variant_firstline_id] as const
}

const lockById = statement(
  'product_lock',
  // Not `for update`: orders refer to variants while this is held.
  'select 1 from products where merchant_id = $1 and id = $2 for no key update',
)

/**
 * Locks a product against other writers and reads it as it then is. `key` is looked up again, since
 * the variant it names may be gone by then.
 */
export async function lockProduct(
  tx: Tx,
  merchantId: string,
  id: string,
  key: ProductKey,
): Promise<Product> {
  await tx.run(lockById, [merchantId, id])
  return loadProduct(tx, merchantId, key)
}
