import { actorOf } from '../core/access/tokens.ts'
import { DomainError } from '../core/errors.ts'
import { createStore, type NewStore } from '../core/merchants/create-store.ts'
import { findMerchantByHandle } from '../core/merchants/find-merchant.ts'
import {
  type Command,
  CommandError,
  optional,
  required,
  UsageError,
  type Values,
} from './command.ts'
import { openCommandDatabase } from './database.ts'

export const storeCreate: Command = {
  name: 'store create',
  usage: '--merchant HANDLE --code CODE --name NAME [--registers LIST] [--shifts LIST] [--json]',
  help: [
    '新增實體門市與其收銀機、班別；也可以在後台的「門市」新增。',
    'Makes a physical store with its warehouse, tills and shifts, as the console does, too.',
    '',
    '  --merchant HANDLE   the merchant it belongs to',
    '  --code CODE         the code that its tills send; order numbers begin with it',
    '  --name NAME         the name of the store',
    '  --registers LIST    codes of tills, separated by commas: 01,02',
    '  --shifts LIST       names and times of shifts: 早班=10:00-16:00,晚班=16:00-22:00',
    '  --json              one JSON object on standard output and nothing else',
  ],
  options: {
    merchant: { type: 'string' },
    code: { type: 'string' },
    name: { type: 'string' },
    registers: { type: 'string' },
    shifts: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(config, values) {
    const handle = required(values, 'merchant')
    const input = readStore(values)
    const { db, close } = await openCommandDatabase(config)
    try {
      const merchant = await findMerchantByHandle(db, handle)
      if (!merchant) throw new CommandError(`there is no merchant "${handle}"`)
      const actor = actorOf(merchant, null, 'system')
      const store = await createStore(db, actor, input, new Date()).catch(refused)
      const made = { merchant: handle, ...store, name: input.name }
      process.stdout.write(
        values.json
          ? `${JSON.stringify(made, null, 2)}\n`
          : `門市 store: ${made.code} (${made.name})\n`,
      )
    } finally {
      await close()
    }
  },
}

function readStore(values: Values): NewStore {
  const name = required(values, 'name')
  const code = required(values, 'code')
  if (!/^[A-Za-z0-9_-]{1,16}$/.test(code)) {
    throw new UsageError('--code must be letters, digits, - and _, 16 at most')
  }
  const registers = listOf(values, 'registers').map((register) => {
    if (!/^[A-Za-z0-9_-]{1,32}$/.test(register)) {
      throw new UsageError('--registers must be codes separated by commas, such as 01,02')
    }
    return { code: register, name: register }
  })
  const shifts = listOf(values, 'shifts').map((text, index) => {
    const time = '(?:[01]\\d|2[0-3]):[0-5]\\d'
    const parts = new RegExp(`^([^=]{1,60})=(${time})-(${time})$`).exec(text)
    if (!parts) throw new UsageError('--shifts must be such as 早班=10:00-16:00,晚班=16:00-22:00')
    const [, shift = '', start_time = '', stop_time = ''] = parts
    return { code: String(index + 1), name: shift, start_time, stop_time }
  })
  const name_translations = { 'zh-hant': name }
  return { code, name, name_translations, phone: null, address: null, registers, shifts }
}

function listOf(values: Values, name: string): string[] {
  return (optional(values, name) ?? '').split(',').filter((each) => each !== '')
}

function refused(error: unknown): never {
  if (!(error instanceof DomainError)) throw error
  const { reason } = error.values
  throw new CommandError(error.code.replaceAll('_', ' ') + (reason ? `: ${reason}` : ''))
}
