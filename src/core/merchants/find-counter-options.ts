import { type Db, statement } from '../../platform/db.ts'
import type { Minor } from '../money.ts'
import type { Translations } from '../translations.ts'

/** What somebody at a counter chooses from. */
export interface CounterOptions {
  stores: {
    id: string
    code: string
    kind: 'online' | 'physical'
    name_translations: Translations
    name: string
    registers: { code: string; name: string }[]
  }[]
  delivery_options: {
    id: string
    name_translations: Translations
    region_type: string
    delivery_type: string
    fee_minor: Minor
  }[]
  payment_methods: { id: string; name_translations: Translations; type: string }[]
  tags: string[]
}

const readOptions = statement(
  'counter_options_find',
  `select
     (select coalesce(json_agg(json_build_object('id', s.id, 'code', s.code, 'kind', s.kind,
               'name', s.name, 'name_translations', s.name_translations, 'registers', (
                 select coalesce(json_agg(json_build_object('code', r.code, 'name', r.name)
                                          order by r.code), '[]')
                   from registers r where r.merchant_id = $1 and r.store_id = s.id))
               order by s.kind desc, s.code), '[]')
        from stores s where s.merchant_id = $1) as stores,
     (select coalesce(json_agg(json_build_object('id', d.id, 'name_translations',
               d.name_translations, 'region_type', d.region_type, 'delivery_type',
               d.delivery_type, 'fee_minor', d.fee_minor) order by d.created_at, d.id), '[]')
        from delivery_options d
       where d.merchant_id = $1 and d.status = 'active') as delivery_options,
     (select coalesce(json_agg(json_build_object('id', p.id, 'name_translations',
               p.name_translations, 'type', p.type) order by p.created_at, p.id), '[]')
        from payment_methods p
       where p.merchant_id = $1 and p.status = 'active') as payment_methods,
     array(select t.name from order_tags t where t.merchant_id = $1 order by t.name) as tags`,
)

/** Stores with their tills, usable ways of delivery and payment, and known tags, in one read. */
export async function findCounterOptions(db: Db, merchantId: string): Promise<CounterOptions> {
  const [row] = await db.read<CounterOptions>(readOptions, [merchantId])
  return row as CounterOptions
}
