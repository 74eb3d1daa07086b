import type { Actor } from '../core/actor.ts'
import { createCustomer } from '../core/customers/create-customer.ts'
import type { Customer } from '../core/customers/customer.ts'
import type { Db } from '../platform/db.ts'
import { giveBalances } from './balances.ts'
import type { Random } from './random.ts'

const regularEvery = 10
const familyNames = [...'陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高']
const firstSyllables = [...'怡雅佳宜淑美家俊志建冠承子宇柏彥詩思欣品']
const secondSyllables = [...'君婷穎蓉芬玲豪傑宏翔霖廷萱妤蓁恩安潔澤瑜']
const tagNames = ['VIP', '常客', '批發', '黑貓常客', 'LINE 好友', '生日月', '企業採購', '退貨紀錄']
const regularTags = ['VIP', '常客']
const memos = [
  '偏好晚上七點後送達',
  '請開立統編發票',
  '對香味敏感',
  '門市自取居多',
  '批發價另議，找林店長',
  '來電請報分機 12',
]

/** Postcode, city, district and a street, for plausible addresses. */
const places = [
  ['106', '台北市', '大安區', '和平東路一段'],
  ['220', '新北市', '板橋區', '文化路二段'],
  ['320', '桃園市', '中壢區', '中正路'],
  ['300', '新竹市', '東區', '光復路一段'],
  ['407', '台中市', '西屯區', '公益路'],
  ['701', '台南市', '東區', '東門路二段'],
  ['802', '高雄市', '苓雅區', '四維三路'],
  ['260', '宜蘭縣', '宜蘭市', '中山路三段'],
] as const

/** A customer with what they may still spend. */
export interface Shopper {
  customer: Customer
  /** Hundredths. */
  credits: number
  points: number
  /** Buys often, and has a bit of everything. */
  isRegular: boolean
}

/** Makes customers, oldest first, some with tags, memos, store credits and points. */
export async function makeShoppers(
  db: Db,
  actor: Actor,
  count: number,
  random: Random,
  now: Date,
): Promise<Shopper[]> {
  const shoppers: Shopper[] = []
  for (let index = 0; index < count; index++) {
    // They came over the two years before the first order.
    const ageDays = 62 + Math.round(((count - index) / count) * 660)
    const at = new Date(now.getTime() - ageDays * 86_400_000 + random.whole(0, 40_000_000))
    shoppers.push(await makeShopper(db, actor, index, random, { at, now }))
  }
  return shoppers
}

async function makeShopper(
  db: Db,
  actor: Actor,
  index: number,
  random: Random,
  { at, now }: { at: Date; now: Date },
): Promise<Shopper> {
  const isRegular = index % regularEvery === 3
  const isMember = random.happens(0.8) || isRegular
  const number = String(index + 1).padStart(3, '0')
  const familyName = random.pick(familyNames)
  const givenName = random.pick(firstSyllables) + random.pick(secondSyllables)
  const phone = `0900000${number}`
  const customer = await createCustomer(
    db,
    actor,
    {
      name: familyName + givenName,
      family_name: familyName,
      given_name: givenName,
      email: `customer${number}@example.com`,
      phone,
      phone_country_code: '886',
      gender: random.pick(['female', 'female', 'male', 'male', 'other'] as const),
      birthday: `${random.whole(1962, 2004)}-${twoDigits(random.whole(1, 12))}-${twoDigits(random.whole(1, 28))}`,
      registered_at: isMember ? at : null,
      membership_no: isMember ? `TW${String(100_000 + index)}` : null,
      locale: 'zh-hant',
      memo: random.happens(0.25) || isRegular ? random.pick(memos) : null,
      delivery_addresses: [
        { ...addressOf(random), recipient_name: familyName + givenName, recipient_phone: phone },
      ],
      created_by: 'admin',
      tags: {
        names: tagNames.filter(
          (name) => random.happens(0.1) || (isRegular && regularTags.includes(name)),
        ),
      },
    },
    at,
  )
  const balances = isMember
    ? await giveBalances(db, actor, customer.id, random, { at, now, isRegular })
    : { credits: 0, points: 0 }
  return { customer, ...balances, isRegular }
}

function addressOf(random: Random) {
  const [postcode, city, district, street] = random.pick(places)
  return {
    country_code: 'TW',
    country: '台灣',
    city,
    district,
    postcode,
    address_1: `${street} ${random.whole(1, 300)} 號 ${random.whole(2, 12)} 樓`,
  }
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
