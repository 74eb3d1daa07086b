/** What an address may hold; missing members are null on the wire. */
export interface Address {
  country_code?: string | null
  country?: string | null
  city?: string | null
  state?: string | null
  district?: string | null
  postcode?: string | null
  address_1?: string | null
  address_2?: string | null
  key?: string | null
  layer1?: string | null
  layer2?: string | null
  layer3?: string | null
  logistic_codes?: string[] | null
  remarks?: string | null
}
