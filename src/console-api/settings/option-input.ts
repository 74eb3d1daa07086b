import { z } from 'zod'
import { minorMax } from '../../core/money.ts'

export const statusInput = z.enum(['active', 'inactive'])
export const feeInput = z.int().min(0).max(minorMax)
export const percentInput = z.number().min(0).max(100)

/** A code of SHOPLINE's, such as tw_711_b2c_pay or cash_on_delivery. */
export const kindInput = z.string().regex(/^[a-z0-9_]{1,60}$/, 'must be a code')
