import { resolve } from 'node:path'

/** What the environment says, checked. */
export interface Config {
  port: number
  host: string
  dataDir: string
  /** Null: the embedded engine runs under dataDir. */
  databaseUrl: string | null
  /** Host name → face it is bound to. */
  hosts: Map<string, 'shopline' | 'firstline' | 'wixtar'>
  logLevel: string
  /** Webhooks and callbacks may go to private and loopback addresses. */
  allowPrivateUrls: boolean
}

/** A setting that cannot be used; the message is one line for a person. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/** Reads and checks every setting; refuses the first wrong one with ConfigError. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const port = env.PORT || '8080'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new ConfigError(`PORT must be a number from 0 to 65535, not "${port}"`)
  }
  const databaseUrl = env.DATABASE_URL || null
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new ConfigError('DATABASE_URL must begin with postgres:// or postgresql://')
  }
  const host = env.HOST || '127.0.0.1'
  if (/[\s/]/.test(host))
    throw new ConfigError(`HOST must be a host name or address, not "${host}"`)
  const logLevel = env.GUITAI_LOG_LEVEL || 'info'
  if (!levels.includes(logLevel)) {
    throw new ConfigError(`GUITAI_LOG_LEVEL must be one of ${levels.join(', ')}`)
  }
  return {
    port: Number(port),
    host,
    dataDir: resolve(env.GUITAI_DATA_DIR || 'data'),
    databaseUrl,
    hosts: readHosts(env),
    logLevel,
    allowPrivateUrls: readFlag(env, 'GUITAI_ALLOW_PRIVATE_URLS'),
  }
}

function readFlag(env: NodeJS.ProcessEnv, name: string): boolean {
  const value = env[name] || '0'
  if (value !== '0' && value !== '1')
    throw new ConfigError(`${name} must be 0 or 1, not "${value}"`)
  return value === '1'
}

function readHosts(env: NodeJS.ProcessEnv): Config['hosts'] {
  const hosts: Config['hosts'] = new Map()
  for (const face of ['shopline', 'firstline', 'wixtar'] as const) {
    const name = `GUITAI_${face.toUpperCase()}_HOSTS`
    for (const host of (env[name] ?? '').split(',').map((each) => each.trim().toLowerCase())) {
      if (host === '') continue
      if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(host)) {
        throw new ConfigError(`${name} must be host names separated by commas, not "${host}"`)
      }
      const taken = hosts.get(host)
      if (taken && taken !== face) {
        throw new ConfigError(`${name} names "${host}", which is already bound to ${taken}`)
      }
      hosts.set(host, face)
    }
  }
  return hosts
}
