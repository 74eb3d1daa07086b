import type { Customer, SavedAddress } from './customer.ts'
import { phoneKey, phonesOf } from './phones.ts'

/** Something that two customers have in common, as the other one has it. */
export interface MergeEvidence {
  kind:
    | 'phone'
    | 'email'
    | 'membership_no'
    | 'identity_no'
    | 'name_and_address'
    | 'name_and_birthday'
    | 'address'
    | 'name'
  value: string
}

export type MergeLikeness = 'strong' | 'likely' | 'weak'

const weights: Record<MergeEvidence['kind'], number> = {
  identity_no: 6,
  membership_no: 6,
  email: 5,
  phone: 4,
  name_and_birthday: 3,
  name_and_address: 3,
  name: 1,
  address: 1,
}

/** What two customers have in common that may mean that they are one person. */
export function mergeEvidence(one: Customer, other: Customer): MergeEvidence[] {
  const evidence: MergeEvidence[] = []
  const same = (kind: MergeEvidence['kind'], value: string | null | undefined, is: boolean) => {
    if (value && is) evidence.push({ kind, value })
  }
  same('identity_no', other.identity_no, other.identity_no === one.identity_no)
  same('membership_no', other.membership_no, other.membership_no === one.membership_no)
  same('email', other.email, other.email?.toLowerCase() === one.email?.toLowerCase())
  const numbers = new Set(phonesOf(one).map(phoneKey))
  const phone = phonesOf(other).find((each) => numbers.has(phoneKey(each)))
  same('phone', phone, true)
  const hasName = nameKey(one.name) !== '' && nameKey(one.name) === nameKey(other.name)
  const places = new Set(one.delivery_addresses.map(addressKey).filter(Boolean))
  const place = other.delivery_addresses.find((each) => places.has(addressKey(each)))
  const address = place ? addressText(place) : null
  if (!hasName) {
    same('address', address, true)
    return evidence
  }
  same('name_and_birthday', other.birthday, other.birthday === one.birthday)
  same('name_and_address', address, true)
  const isTold = evidence.some((each) => each.kind.startsWith('name_'))
  same('name', other.name, !isTold)
  return evidence
}

/** How much the evidence weighs; a name alone is many people's. */
export function weightOf(evidence: MergeEvidence[]): number {
  return evidence.reduce((sum, each) => sum + weights[each.kind], 0)
}

/** The weight in a word. */
export function likenessOf(evidence: MergeEvidence[]): MergeLikeness {
  const weight = weightOf(evidence)
  if (weight >= 5) return 'strong'
  return weight >= 3 ? 'likely' : 'weak'
}

function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s/g, '')
}

function addressText(address: SavedAddress): string {
  const { postcode, state, city, district, address_1, address_2 } = address
  return [postcode, state, city, district, address_1, address_2].filter(Boolean).join('')
}

// 台 and 臺 are one character to those who write addresses; a city alone is no address.
function addressKey(address: SavedAddress): string {
  if (!address.address_1) return ''
  const { city, district, address_1, address_2 } = address
  return [city, district, address_1, address_2]
    .filter(Boolean)
    .join('')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('臺', '台')
    .replace(/[\s,.，。-]/g, '')
}
