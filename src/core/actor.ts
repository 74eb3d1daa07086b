import type { Merchant } from './merchants/merchant.ts'

export type Face = 'shopline' | 'firstline' | 'wixtar' | 'console' | 'system'

/** Who does something: the merchant it happens in, the face it came through, and the person. */
export interface Actor {
  merchant: Merchant
  face: Face
  kind: 'staff' | 'merchant' | 'system'
  /** The staff member's id; null when the merchant itself or the server acts. */
  id: string | null
  name: string
  /** The staff member's till code, where the actor is one. */
  code: string | null
}
