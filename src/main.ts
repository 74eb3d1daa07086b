import { parseArgs } from 'node:util'
import { type Command, UsageError, type Values } from './commands/command.ts'
import { demo } from './commands/demo.ts'
import { merchantCreate } from './commands/merchant-create.ts'
import { migrate } from './commands/migrate.ts'
import { serve } from './commands/serve.ts'
import { staffResetPassword } from './commands/staff-reset-password.ts'
import { storeCreate } from './commands/store-create.ts'
import { tokenCreate } from './commands/token-create.ts'
import { version } from './commands/version.ts'
import { webhooksListen } from './commands/webhooks-listen.ts'
import { work } from './commands/work.ts'
import { readConfig } from './config.ts'
import { log } from './platform/log.ts'

const commands: Command[] = [
  serve,
  work,
  migrate,
  demo,
  merchantCreate,
  staffResetPassword,
  storeCreate,
  tokenCreate,
  webhooksListen,
]

/**
 * Runs the program with these arguments. Exit codes: 0 done, 1 refused or failed, with one line on
 * standard error, 2 wrong usage.
 */
export async function run(argv: string[]): Promise<void> {
  // Whoever reads our output may go away first; that ends nothing.
  process.stdout.on('error', () => {})
  try {
    await dispatch(argv)
  } catch (error) {
    process.exitCode = error instanceof UsageError ? 2 : 1
    process.stderr.write(`guitai: ${lineOf(error)}\n`)
    if (log.isLevelEnabled('debug')) log.debug({ err: error }, 'failed')
  }
}

async function dispatch(argv: string[]): Promise<void> {
  const [first] = argv
  if (first === '--version' || first === '-v') return print(version)
  if (first === '--help' || first === '-h' || first === 'help') return print(overview())
  const command = commands.find(
    ({ name }) => argv.slice(0, name.split(' ').length).join(' ') === name,
  )
  if (!command) {
    const what = first === undefined ? 'a command is missing' : `there is no command "${first}"`
    throw new UsageError(`${what}; "guitai --help" lists them`)
  }
  const values = readValues(command, argv.slice(command.name.split(' ').length))
  if (values.help) return print(helpOf(command))
  const config = readConfig(process.env)
  log.level = config.logLevel
  await command.run(config, values)
}

function readValues(command: Command, args: string[]): Values {
  try {
    const options = { ...command.options, help: { type: 'boolean', short: 'h' } } as const
    return parseArgs({ args, options, strict: true }).values as Values
  } catch (error) {
    const [reason] = (error as Error).message.split('. ')
    throw new UsageError(`${reason}; see "guitai ${command.name} --help"`)
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2
  return [
    `Guitai 櫃台 ${version}`,
    '',
    '用法 Usage: guitai COMMAND [OPTIONS]',
    '',
    ...commands.map(({ name, help }) => `  ${name.padEnd(width)}${help[0]}`),
    '',
    '  guitai COMMAND --help   單一指令的說明 help on one command',
    '  guitai --version        版本 the version',
  ].join('\n')
}

function helpOf({ name, usage, help }: Command): string {
  return [`用法 Usage: ${`guitai ${name} ${usage}`.trimEnd()}`, '', ...help].join('\n')
}

// Engine troubles bring the end of Postgres's log along, on lines of their own.
function lineOf(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string }
  return (message || code || String(error)).trim().split('\n').join(' | ')
}

if (import.meta.main) await run(process.argv.slice(2))
