import { type Permission, scopesOfFace } from '../core/access/permissions.ts'
import { findStaffByAccount } from '../core/access/staff.ts'
import { createToken, type TokenFace } from '../core/access/tokens.ts'
import { findMerchantByHandle } from '../core/merchants/find-merchant.ts'
import type { Db } from '../platform/db.ts'
import { type Command, CommandError, optional, required, UsageError } from './command.ts'
import { openCommandDatabase } from './database.ts'

const faces = ['shopline', 'firstline', 'wixtar', 'console']

export const tokenCreate: Command = {
  name: 'token create',
  usage: '--merchant HANDLE --face FACE [--staff ACCOUNT] [--scopes SCOPES] [--json]',
  help: [
    '發給一個不會過期的權杖，只顯示一次。',
    'Makes a token that does not expire. It is shown this once.',
    '',
    '  --merchant HANDLE   the merchant it is for',
    '  --face FACE         shopline, firstline, wixtar or console',
    '  --staff ACCOUNT     the person it acts as; firstline needs one, and ends the token that the',
    '                      person had before',
    '  --scopes SCOPES     what it may do: orders:read,products:write …; everything when left out',
    '  --json              one JSON object on standard output and nothing else',
  ],
  options: {
    merchant: { type: 'string' },
    face: { type: 'string' },
    staff: { type: 'string' },
    scopes: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(config, values) {
    const handle = required(values, 'merchant')
    const face = required(values, 'face')
    if (!faces.includes(face)) throw new UsageError(`--face must be one of ${faces.join(', ')}`)
    const account = optional(values, 'staff')
    if (face === 'firstline' && !account) throw new UsageError('--face firstline needs --staff')
    const scopes = readScopes(face as TokenFace, optional(values, 'scopes'))
    const { db, close } = await openCommandDatabase(config)
    try {
      const token = await create(db, handle, { face: face as TokenFace, account, scopes })
      const made = { merchant: handle, face, staff: account, scopes, token }
      process.stdout.write(values.json ? `${JSON.stringify(made, null, 2)}\n` : `${token}\n`)
    } finally {
      await close()
    }
  },
}

function readScopes(face: TokenFace, text: string | null): Permission[] {
  if (text === null) return []
  const known = scopesOfFace(face)
  return text.split(',').map((each) => {
    const scope = known.find((one) => one === each.trim())
    if (!scope) throw new UsageError(`--scopes may be ${known.join(', ')}`)
    return scope
  })
}

async function create(
  db: Db,
  handle: string,
  given: { face: TokenFace; account: string | null; scopes: Permission[] },
): Promise<string> {
  const { face, account, scopes } = given
  const merchant = await findMerchantByHandle(db, handle)
  if (!merchant) throw new CommandError(`there is no merchant "${handle}"`)
  const staff = account ? await findStaffByAccount(db, merchant.id, account) : null
  if (account && !staff) throw new CommandError(`"${handle}" has no staff account "${account}"`)
  return createToken(
    db,
    {
      merchant_id: merchant.id,
      face,
      staff_id: staff?.id ?? null,
      name: 'command line',
      scopes,
      expires_at: null,
    },
    new Date(),
  )
}
