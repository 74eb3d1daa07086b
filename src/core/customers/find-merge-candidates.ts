import { type Db, statement } from '../../platform/db.ts'
import { queryTerms } from '../search-terms.ts'
import type { Customer } from './customer.ts'
import { loadCustomer } from './load-customer.ts'
import {
  likenessOf,
  type MergeEvidence,
  type MergeLikeness,
  mergeEvidence,
  weightOf,
} from './merge-evidence.ts'
import { phoneKey, phonesOf } from './phones.ts'

/** Another customer who may be the same person, and why. */
export interface MergeCandidate {
  customer: Customer
  evidence: MergeEvidence[]
  likeness: MergeLikeness
}

const countMax = 20
// A name that hundreds have says nothing about any of them.
const readMax = 200

// Each branch is one index: the e-mail's, the membership's, and the terms that every name, number
// and phone has. What a branch finds is held against the customer afterwards (merge-evidence.ts).
const alike = (terms: string) =>
  `(select c.id from customers c
     where ${terms}::text[] is not null and c.merchant_id = $1 and c.deleted_at is null
       and c.search_terms @> ${terms}::text[] limit ${readMax})`

const findAlike = statement(
  'customer_merge_candidates',
  `select row_to_json(m) as customer from customers m
    where m.merchant_id = $1 and m.id <> $2 and m.deleted_at is null and m.id in (
      (select c.id from customers c
        where c.merchant_id = $1 and lower(c.email) = lower($3::text) limit ${readMax})
      union all
      (select c.id from customers c
        where c.merchant_id = $1 and c.membership_no = $4::text limit ${readMax})
      union all ${alike('$5')} union all ${alike('$6')} union all ${alike('$7')}
      union all ${alike('$8')} union all ${alike('$9')})`,
)

/**
 * Those who may be the same person as this customer, the likeliest first: same phone however it is
 * written, same e-mail, same number, same name. Refuses an unknown customer.
 */
export async function findMergeCandidates(
  db: Db,
  merchantId: string,
  id: string,
): Promise<MergeCandidate[]> {
  const customer = await loadCustomer(db, merchantId, { id })
  const phones = [...new Set(phonesOf(customer).map(phoneKey))].filter((key) => key[0] !== '?')
  const texts = [customer.name, customer.identity_no, ...phones.slice(-3)]
  const rows = await db.read<{ customer: Customer }>(findAlike, [
    merchantId,
    id,
    customer.email || null,
    customer.membership_no || null,
    ...Array.from({ length: 5 }, (_, index) => queryTerms(texts[index] ?? '')),
  ])
  return rows
    .map(({ customer: other }) => {
      const evidence = mergeEvidence(customer, other)
      return { customer: other, evidence, likeness: likenessOf(evidence) }
    })
    .filter((each) => each.evidence.length > 0)
    .toSorted(
      (a, b) =>
        weightOf(b.evidence) - weightOf(a.evidence) ||
        a.customer.firstline_id - b.customer.firstline_id,
    )
    .slice(0, countMax)
}
