import type { Address } from '../address.ts'
import type { Minor } from '../money.ts'

/** What a carrier is told about a parcel. */
export interface Parcel {
  /** The delivery's id. Asking twice under one reference must make one shipment. */
  reference: string
  order_number: string
  /** The carrier's code of the delivery option. */
  platform: string
  recipient_name: string | null
  recipient_phone: string | null
  address: Address
  /** What the carrier collects from the recipient. */
  collect_minor: Minor
  currency: string
}

/** How far a carrier has come with a request. */
export type RequestState = 'request_submitted' | 'request_authorized' | 'request_accepted'

export type CarrierReply =
  /** The tracking number is empty as long as the carrier has none. */
  | { outcome: 'taken'; state: RequestState; tracking_number: string }
  | { outcome: 'refused'; reason: string }

/**
 * A company that takes parcels. It is asked outside of any transaction, and may be asked again about
 * the same parcel. What it throws counts as a refusal.
 */
export interface Carrier {
  requestShipment(parcel: Parcel): Promise<CarrierReply>
}
