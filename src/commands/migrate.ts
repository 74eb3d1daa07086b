import type { Command } from './command.ts'
import { openCommandDatabase } from './database.ts'

export const migrate: Command = {
  name: 'migrate',
  usage: '',
  help: [
    '更新資料庫結構後結束。serve 啟動時也會自動執行。',
    'Brings the schema of the database up to date and ends. "serve" does the same when it starts.',
  ],
  options: {},
  async run(config) {
    const { applied, close } = await openCommandDatabase(config)
    await close()
    const text = applied.length > 0 ? applied.map((name) => `applied ${name}`) : ['up to date']
    process.stdout.write(`${text.join('\n')}\n`)
  },
}
