import { DomainError } from '../../../core/errors.ts'

/** What is known of a day of birth. */
export interface BirthParts {
  birth_year: number | null
  birth_month: number | null
  birth_day: number | null
}

/** What a request says of it; a member that is left out says nothing. */
export interface SentBirthday {
  birthday?: string | null | undefined
  birth_year?: number | null | undefined
  birth_month?: number | null | undefined
  birth_day?: number | null | undefined
}

const partNames = ['birth_year', 'birth_month', 'birth_day'] as const
const unknownParts: BirthParts = { birth_year: null, birth_month: null, birth_day: null }

/** Whether a request says anything of the birthday. */
export function saysBirthday(sent: SentBirthday): boolean {
  return sent.birthday !== undefined || partNames.some((name) => sent[name] !== undefined)
}

/**
 * The parts after a request. Refuses a date that does not exist, and `birthday` together with its
 * parts.
 */
export function birthPartsOf(sent: SentBirthday, before: BirthParts | null): BirthParts {
  const hasParts = partNames.some((name) => sent[name] != null)
  if (sent.birthday && hasParts) {
    throw new DomainError('invalid', {
      field: 'birthday',
      reason: '"birthday" must not be sent with "birth_year", "birth_month" or "birth_day"',
    })
  }
  const parts = { ...unknownParts, ...(hasParts || sent.birthday === undefined ? before : null) }
  if (sent.birthday) {
    const [year, month, day] = sent.birthday.slice(0, 10).split('-').map(Number)
    Object.assign(parts, { birth_year: year, birth_month: month, birth_day: day })
  }
  for (const name of partNames) {
    const value = sent[name]
    if (value !== undefined && !sent.birthday) parts[name] = value
  }
  assertDate(filledDate(parts))
  return parts
}

/** Quirk 34: the date that stands for the parts; missing ones are filled with 1904, 1 and 1. */
export function filledDate(parts: BirthParts): string | null {
  const { birth_year: year, birth_month: month, birth_day: day } = parts
  if (year === null && month === null && day === null) return null
  const text = (value: number, length: number) => String(value).padStart(length, '0')
  return `${text(year ?? 1904, 4)}-${text(month ?? 1, 2)}-${text(day ?? 1, 2)}`
}

/** The parts of a stored date, of which `stored` tells the unknown ones if it still fits the date. */
export function knownParts(birthday: string | null, stored: BirthParts | undefined): BirthParts {
  if (birthday === null) return unknownParts
  if (stored && filledDate(stored) === birthday) return stored
  const [year, month, day] = birthday.split('-').map(Number) as [number, number, number]
  return { birth_year: year, birth_month: month, birth_day: day }
}

function assertDate(date: string | null): void {
  if (date === null) return
  const instant = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== date) {
    throw new DomainError('invalid', {
      field: 'birthday',
      reason: '"birthday" must be a valid date',
    })
  }
}
