import type { Credentials } from '../demo/credentials.ts'

/** Where each face answers, below the server's address. */
const faces = {
  shopline: { title: 'SHOPLINE', path: '/shopline/v1', sample: '/orders?per_page=1' },
  firstline: {
    title: 'FIRST LINE',
    path: '/firstline/api/v1',
    sample: '/contact-order?per_page=1',
  },
  wixtar: { title: 'Wixtar', path: '/wixtar', sample: '/v1/shop_order?store_id=A01' },
} as const

/** Addresses and credentials for programs: what `demo --json` prints. */
export function accessJson(url: string, credentials: Credentials): object {
  const { account, password, tokens, authkey } = credentials
  return {
    shopline: { base_url: url + faces.shopline.path, token: tokens.shopline },
    firstline: {
      base_url: url + faces.firstline.path,
      name: account,
      password,
      token: tokens.firstline,
    },
    wixtar: { base_url: url + faces.wixtar.path, authkey, token: tokens.wixtar },
    console: { base_url: url, account, password, api_url: `${url}/api`, token: tokens.console },
  }
}

/** The same for a person: each face with a line that works when it is pasted. */
export function accessText(url: string, credentials: Credentials): string {
  const { account, password, tokens, authkey } = credentials
  const lines = [
    `主控台 console  ${url}/`,
    `  帳號 account: ${account}   密碼 password: ${password}`,
    '',
  ]
  for (const [face, { title, path, sample }] of Object.entries(faces)) {
    const token = tokens[face as keyof typeof faces]
    lines.push(`${title}  ${url}${path}`)
    lines.push(`  curl -H 'Authorization: Bearer ${token}' '${url}${path}${sample}'`)
    if (face === 'firstline') lines.push(`  帳號 name: ${account}   密碼 password: ${password}`)
    if (face === 'wixtar') lines.push(`  authkey: ${authkey}`)
    lines.push('')
  }
  lines.push(`Guitai  ${url}/api`)
  lines.push(`  curl -H 'Authorization: Bearer ${tokens.console}' '${url}/api/events?limit=3'`)
  lines.push('')
  lines.push(`API 文件 documents  ${url}/docs`)
  return lines.join('\n')
}
