import { z } from 'zod'

export const trackingNumberInput = z.string().trim().max(200)

/** The carrier's page of a parcel; people follow it, so it must be a web address. */
export const trackingUrlInput = z
  .union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2000)])
  .nullable()
  .transform((url) => url || null)
