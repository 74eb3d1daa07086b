import { type Db, statement } from '../../platform/db.ts'

const readSecret = statement(
  'link_secret',
  "select secret from installation_secrets where name = 'links'",
)

/** The installation's secret that signs addresses which are opened without a token. */
export async function loadLinkSecret(db: Db): Promise<string> {
  const [row] = await db.read<{ secret: string }>(readSecret, [])
  if (!row) throw new Error('the installation has no secret for links')
  return row.secret
}
