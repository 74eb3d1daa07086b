import { randomBytes } from 'node:crypto'
import type { Config } from '../config.ts'
import { hashPassword } from '../core/access/staff.ts'
import {
  createDeliveryOption,
  createPaymentMethod,
} from '../core/merchants/create-checkout-options.ts'
import { createMerchant, createStaff } from '../core/merchants/create-merchant.ts'
import { findMerchantByHandle } from '../core/merchants/find-merchant.ts'
import { exclusively } from '../platform/exclusive.ts'
import {
  type Command,
  CommandError,
  optional,
  required,
  UsageError,
  type Values,
} from './command.ts'
import { openCommandDatabase } from './database.ts'

const lockKey = 7_230_003

const homeDelivery = {
  name_translations: { 'zh-hant': '宅配', en: 'Home delivery' },
  region_type: 'custom',
  delivery_type: 'custom',
  fee_minor: 0,
}

const bankTransfer = {
  name_translations: { 'zh-hant': '銀行轉帳', en: 'Bank transfer' },
  type: 'bank_transfer',
}

export const merchantCreate: Command = {
  name: 'merchant create',
  usage: '--name NAME [--handle H] [--currency C] [--company-code N] [--email E] [--json]',
  help: [
    '建立商家與第一個管理員帳號；密碼與 authkey 只顯示一次。',
    'Makes a merchant with its online store, one way of delivery and of payment, and its first',
    'administrator. Password and authkey are shown this once.',
    '',
    '  --name NAME        the name of the shop',
    '  --handle H         letters, digits and dashes; also the account (default: a random one)',
    '  --currency C       three letters (default: TWD)',
    '  --company-code N   the code that the Wixtar face shows (default: 00000000)',
    '  --email E          (default: merchant@example.com)',
    '  --json             one JSON object on standard output and nothing else',
  ],
  options: {
    name: { type: 'string' },
    handle: { type: 'string' },
    currency: { type: 'string' },
    'company-code': { type: 'string' },
    email: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(config, values) {
    const created = await create(config, readMerchant(values))
    const { merchant, authkey, staff } = created
    process.stdout.write(
      values.json
        ? `${JSON.stringify(created, null, 2)}\n`
        : `商家 merchant: ${merchant.handle} (${merchant.name}, ${merchant.currency})
主控台 console: 用瀏覽器開啟伺服器網址，以這組帳號登入 sign in at the server's address with
帳號 account: ${staff.account}   密碼 password: ${staff.password}
Wixtar authkey: ${authkey}
權杖 next: guitai token create --merchant ${merchant.handle} --face shopline
`,
    )
  },
}

function readMerchant(values: Values) {
  const handle = optional(values, 'handle') ?? `shop-${randomBytes(4).toString('hex')}`
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(handle)) {
    throw new UsageError('--handle must be lower-case letters, digits and dashes, 63 at most')
  }
  const currency = (optional(values, 'currency') ?? 'TWD').toUpperCase()
  if (!Intl.supportedValuesOf('currency').includes(currency)) {
    throw new UsageError('--currency must be the three letters of a currency, such as TWD')
  }
  const email = optional(values, 'email') ?? 'merchant@example.com'
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new UsageError('--email must be an e-mail address')
  return {
    name: required(values, 'name'),
    handle,
    currency,
    email,
    company_code: optional(values, 'company-code') ?? '00000000',
  }
}

async function create(config: Config, input: ReturnType<typeof readMerchant>) {
  const { db, close } = await openCommandDatabase(config)
  const password = randomBytes(12).toString('base64url')
  try {
    return await exclusively(db, lockKey, async (inside) => {
      const now = new Date()
      if (await findMerchantByHandle(inside, input.handle)) {
        throw new CommandError(`the handle "${input.handle}" is taken`)
      }
      const { merchant, authkey } = await createMerchant(inside, input, now)
      // Orders name a way of delivery and of payment, which no face can make.
      await createDeliveryOption(inside, merchant.id, homeDelivery, now)
      await createPaymentMethod(inside, merchant.id, bankTransfer, now)
      const staff = await createStaff(
        inside,
        merchant.id,
        {
          account: input.handle,
          password_hash: await hashPassword(password),
          name: '管理員',
          email: input.email,
          code: '0001',
          role: 'admin',
        },
        now,
      )
      const { id, handle, name, currency, company_code, email } = merchant
      return {
        merchant: { id, handle, name, currency, company_code, email },
        authkey,
        staff: { account: staff.account, password },
      }
    })
  } finally {
    await close()
  }
}
