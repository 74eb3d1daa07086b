import type { ParseArgsConfig } from 'node:util'
import type { Config } from '../config.ts'

/** What the command line gave for each option. */
export type Values = Record<string, string | boolean | undefined>

/** One command of the program. */
export interface Command {
  /** One or two words: serve, merchant create. */
  name: string
  /** Lines of `--help` below the usage. */
  help: string[]
  /** The options as they are written behind the name. */
  usage: string
  options: NonNullable<ParseArgsConfig['options']>
  run(config: Config, values: Values): Promise<void>
}

/** The command line does not say what to do: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** The command cannot be done; the message is one line for a person. Exit code 1. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}

/** The text of an option that must be given. */
export function required(values: Values, name: string): string {
  const value = values[name]
  if (typeof value !== 'string' || value.trim() === '') throw new UsageError(`--${name} is missing`)
  return value.trim()
}

/** The text of an option, or null when it was left out. */
export function optional(values: Values, name: string): string | null {
  return values[name] === undefined ? null : required(values, name)
}
