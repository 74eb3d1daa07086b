import { resetPassword } from '../core/access/change-staff.ts'
import { findStaffByAccount } from '../core/access/staff.ts'
import { actorOf } from '../core/access/tokens.ts'
import { findMerchantByHandle } from '../core/merchants/find-merchant.ts'
import type { Db } from '../platform/db.ts'
import { type Command, CommandError, required } from './command.ts'
import { openCommandDatabase } from './database.ts'

export const staffResetPassword: Command = {
  name: 'staff reset-password',
  usage: '--merchant HANDLE --account ACCOUNT [--json]',
  help: [
    '重設員工的主控台密碼：唯一的管理員忘記密碼時使用；新密碼只顯示一次。',
    'Gives a staff member a new password, which is shown this once: for an administrator whom nobody',
    'else can help. Ends their sessions and the wait after wrong passwords; tokens keep working, and',
    'whoever is disabled stays so.',
    '',
    '  --merchant HANDLE   the merchant that the person works for',
    '  --account ACCOUNT   what the person signs in with',
    '  --json              one JSON object on standard output and nothing else',
  ],
  options: {
    merchant: { type: 'string' },
    account: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(config, values) {
    const handle = required(values, 'merchant')
    const account = required(values, 'account')
    const { db, close } = await openCommandDatabase(config)
    try {
      const { password, is_disabled } = await reset(db, handle, account)
      const made = { merchant: handle, account, password, is_disabled }
      const note = is_disabled
        ? '此帳號已停用，仍無法登入 this account is disabled and stays so\n'
        : ''
      process.stdout.write(
        values.json
          ? `${JSON.stringify(made, null, 2)}\n`
          : `帳號 account: ${account}   新密碼 new password: ${password}\n${note}`,
      )
    } finally {
      await close()
    }
  },
}

async function reset(db: Db, handle: string, account: string) {
  const merchant = await findMerchantByHandle(db, handle)
  if (!merchant) throw new CommandError(`there is no merchant "${handle}"`)
  const staff = await findStaffByAccount(db, merchant.id, account)
  if (!staff) throw new CommandError(`"${handle}" has no staff account "${account}"`)
  const system = { actor: actorOf(merchant, null, 'system'), staff: null, scopes: [] }
  const password = await resetPassword(db, system, staff.id, new Date())
  return { password, is_disabled: staff.disabled_at !== null }
}
