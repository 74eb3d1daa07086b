import { z } from 'zod'
import { countingFailures, failureNames } from '../../../core/access/sign-in-failures.ts'
import { findStaffByPassword } from '../../../core/access/staff.ts'
import { createToken } from '../../../core/access/tokens.ts'
import { openEndpoint } from '../endpoint.ts'
import { integerInput } from '../inputs.ts'
import { tokenJson } from './token-json.ts'

/** Minutes that a token lives when the caller does not say (conventions.md 2.3). */
export const ttlMinutesDefault = 60

// Ten years: a guard of ours against times that no calendar holds.
const ttlMinutesMax = 5_256_000

const input = z.object({
  name: z.string().min(1).max(255),
  password: z.string().min(1).max(1024),
  ttl: integerInput(1, ttlMinutesMax).nullish(),
})

/** "Get a token": POST /auth */
export const createTokenEndpoint = openEndpoint(input, async ({ db, now, input: sent }) => {
  // Inferred: 429 after too many wrong passwords, as the console answers; the vendor names no limit.
  const staff = await countingFailures(db, failureNames.firstline(sent.name), now, () =>
    findStaffByPassword(db, sent.name, sent.password),
  )
  // Inferred: the status table alone says how wrong credentials are answered.
  if (!staff) return { status: 401, body: { message: 'Unauthorized' } }
  const seconds = (sent.ttl ?? ttlMinutesDefault) * 60
  const token = await createToken(
    db,
    {
      merchant_id: staff.merchant_id,
      face: 'firstline',
      staff_id: staff.id,
      name: 'api',
      expires_at: new Date(now.getTime() + seconds * 1000),
    },
    now,
  )
  return { status: 200, body: tokenJson(token, seconds) }
})
