import { createHash } from 'node:crypto'
import type { Carrier } from './carrier.ts'

/**
 * The built-in carrier, which takes every parcel that a person could be found for and gives it a
 * tracking number of its own: the same for the same reference. Parcels are then sent by hand.
 */
export const simulatedCarrier: Carrier = {
  async requestShipment(parcel) {
    if (!parcel.recipient_name?.trim() || !parcel.recipient_phone?.trim()) {
      return { outcome: 'refused', reason: 'the recipient has no name or no phone' }
    }
    const hash = createHash('sha256').update(parcel.reference).digest()
    const digits = String(hash.readBigUInt64BE() % 10n ** 12n).padStart(12, '0')
    return { outcome: 'taken', state: 'request_accepted', tracking_number: `SL${digits}` }
  },
}
