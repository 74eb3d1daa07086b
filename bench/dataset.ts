import { hashPassword } from '../src/core/access/staff.ts'
import { createToken } from '../src/core/access/tokens.ts'
import { createMerchant, createStaff } from '../src/core/merchants/create-merchant.ts'
import { searchTerms } from '../src/core/search-terms.ts'
import { type Db, statement } from '../src/platform/db.ts'
import { type LoadedOrders, loadOrders } from './dataset-orders.ts'
import { idAt, pick, random } from './random.ts'

const surnames = [...'陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高']
const givenNames = [
  ...'家豪志明俊傑建宏承恩宥廷品睿柏翰淑芬美玲雅婷怡君詩涵欣妤語彤子晴雨萱思穎佳蓉心怡',
]
const goods = [
  '保溫瓶',
  '帆布包',
  '亞麻襯衫',
  '陶瓷馬克杯',
  '羊毛圍巾',
  '精油蠟燭',
  '無線耳機',
  '木質砧板',
]
const colours = ['霧黑', '米白', '海軍藍', '森林綠', '珊瑚粉', '岩灰', '焦糖', '薰衣草紫']

export interface Dataset extends LoadedOrders {
  merchantId: string
  tokens: { shopline: string; firstline: string; wixtar: string; console: string }
  deliveryOptionId: string
  paymentMethodId: string
  products: { id: string; variantId: string; sku: string; price_minor: number }[]
  customers: { id: string; name: string; phone: string; email: string }[]
}

async function insertRows(db: Db, table: string, rows: object[]): Promise<void> {
  const insert = statement(
    `bench_insert_${table}`,
    `insert into ${table} select * from json_populate_recordset(null::${table}, $1::json)`,
  )
  await db.write(insert, [JSON.stringify(rows)])
}

/** Makes one shop with a catalogue, customers and `orderCount` orders of four lines. */
export async function loadDataset(db: Db, orderCount: number, now: Date): Promise<Dataset> {
  const { merchant } = await createMerchant(
    db,
    {
      name: '量測商店',
      handle: 'bench',
      email: 'bench@example.com',
      currency: 'TWD',
      company_code: '0123456789',
    },
    now,
  )
  const staff = await createStaff(
    db,
    merchant.id,
    {
      account: 'bench',
      password_hash: await hashPassword('bench-password'),
      name: '王店長',
      email: 'staff@example.com',
      code: '1234',
      role: 'admin',
    },
    now,
  )
  const token = (face: keyof Dataset['tokens']) =>
    createToken(
      db,
      { merchant_id: merchant.id, face, staff_id: staff.id, name: 'bench', expires_at: null },
      now,
    )
  const shop = await loadShop(db, merchant.id, now)
  const customers = await loadCustomers(db, merchant.id, Math.ceil(orderCount / 5), now)
  const orders = await loadOrders(
    db,
    { merchantId: merchant.id, ...shop, customers },
    orderCount,
    now,
  )
  return {
    merchantId: merchant.id,
    tokens: {
      shopline: await token('shopline'),
      firstline: await token('firstline'),
      wixtar: await token('wixtar'),
      console: await token('console'),
    },
    ...shop,
    customers,
    ...orders,
  }
}

/** The shop's catalogue and its ways to deliver and to pay. */
async function loadShop(db: Db, merchantId: string, now: Date) {
  const at = now.toISOString()
  const both = { merchant_id: merchantId, created_at: at, updated_at: at }
  const deliveryOptionId = idAt(now)
  const paymentMethodId = idAt(now)
  await insertRows(db, 'delivery_options', [
    {
      ...both,
      id: deliveryOptionId,
      status: 'active',
      name_translations: { 'zh-hant': '宅配', en: 'Home delivery' },
      region_type: 'custom',
      delivery_type: 'custom',
      fee_minor: 6000,
      details: {},
      version: 1,
    },
  ])
  await insertRows(db, 'payment_methods', [
    {
      ...both,
      id: paymentMethodId,
      status: 'active',
      name_translations: { 'zh-hant': '貨到付款', en: 'Cash on Delivery' },
      type: 'cash_on_delivery',
      details: {},
      version: 1,
    },
  ])
  const products = Array.from({ length: 500 }, (_, index) => ({
    id: idAt(now),
    variantId: idAt(now),
    sku: `SKU-${String(index + 1).padStart(5, '0')}`,
    code: `P${String(index + 1).padStart(6, '0')}`,
    title: `${pick(colours)}${pick(goods)} ${index + 1} 號`,
    price_minor: (100 + random(3000)) * 100,
    number: index + 1,
  }))
  await insertRows(
    db,
    'products',
    products.map((product) => ({
      ...both,
      id: product.id,
      status: 'active',
      title: product.title,
      title_translations: { 'zh-hant': product.title, en: `Product ${product.number}` },
      is_preorder: false,
      out_of_stock_orderable: false,
      media: mediaOf(product.id),
      search_terms: searchTerms([product.title, product.sku]),
      details: {},
      created_by: 'admin',
      version: 1,
    })),
  )
  await insertRows(
    db,
    'variants',
    products.map((product) => ({
      ...both,
      id: product.variantId,
      product_id: product.id,
      firstline_id: product.number,
      code: product.code,
      is_default: true,
      position: 0,
      sku: product.sku,
      fields_translations: {},
      price_minor: product.price_minor,
      price_sale_minor: 0,
      cost_minor: 0,
      is_unlimited: true,
      details: {},
      version: 1,
    })),
  )
  const [store] = await db.read<{ id: string }>(
    statement('bench_store', "select id from stores where merchant_id = $1 and kind = 'online'"),
    [merchantId],
  )
  const storeId = (store as { id: string }).id
  return { storeId, deliveryOptionId, paymentMethodId, products }
}

function mediaOf(id: string) {
  return { id, url: `https://img.example.com/${id}.jpg`, width: 800, height: 800 }
}

async function loadCustomers(db: Db, merchantId: string, count: number, now: Date) {
  const at = now.toISOString()
  const customers = Array.from({ length: count }, (_, index) => ({
    id: idAt(now),
    number: index + 1,
    name: pick(surnames) + pick(givenNames) + pick(givenNames),
    phone: `09${String(random(100_000_000)).padStart(8, '0')}`,
    email: `buyer${index + 1}@example.com`,
  }))
  for (let from = 0; from < customers.length; from += 2000) {
    await insertRows(
      db,
      'customers',
      customers.slice(from, from + 2000).map(({ number, ...customer }) => ({
        ...customer,
        merchant_id: merchantId,
        firstline_id: number,
        wixtar_number: `M${String(number).padStart(9, '0')}`,
        delivery_addresses: [],
        search_terms: searchTerms([customer.name, customer.email, customer.phone]),
        details: {},
        created_by: 'shopline',
        version: 1,
        created_at: at,
        updated_at: at,
      })),
    )
  }
  return customers
}
