import { createCredentials } from '../demo/credentials.ts'
import { demoName, openDemoMerchant } from '../demo/open-demo-merchant.ts'
import { accessJson, accessText } from './access-text.ts'
import { type Command, optional } from './command.ts'
import { openCommandDatabase } from './database.ts'
import { serverUrl } from './server-note.ts'

export const demo: Command = {
  name: 'demo',
  usage: '[--json] [--merchant NAME]',
  help: [
    '建立示範商店（如尚未存在），並發給一組新的權杖。',
    'Makes the demo merchant when there is none, and fresh credentials for it. Credentials that were',
    'given out earlier stay valid.',
    '',
    '  --merchant NAME   another demo merchant of this name, with demo data of its own',
    '  --json            one JSON object on standard output and nothing else',
  ],
  options: { json: { type: 'boolean' }, merchant: { type: 'string' } },
  async run(config, values) {
    const name = optional(values, 'merchant') ?? demoName
    const { db, close } = await openCommandDatabase(config)
    try {
      const now = new Date()
      const merchant = await openDemoMerchant(db, name, now)
      const credentials = await createCredentials(db, merchant, now)
      const url = await serverUrl(config)
      const text = values.json
        ? JSON.stringify(accessJson(url, credentials), null, 2)
        : `${merchant.name}\n\n${accessText(url, credentials)}`
      process.stdout.write(`${text}\n`)
    } finally {
      await close()
    }
  },
}
