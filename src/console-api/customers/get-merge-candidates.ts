import { findCustomerSummaries } from '../../core/customers/customer-summaries.ts'
import { findMergeCandidates } from '../../core/customers/find-merge-candidates.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import type { MergeCandidatesJson } from './contract.ts'
import { customerListItem } from './customer-json.ts'

/** GET /customers/:id/merge-candidates: others who may be the same person, with the evidence. */
export const getMergeCandidatesEndpoint = endpoint(
  { params: idParams },
  async ({ db, merchantId, params }): Promise<MergeCandidatesJson> => {
    const candidates = await findMergeCandidates(db, merchantId, params.id)
    const ids = candidates.map((candidate) => candidate.customer.id)
    const summaryOf = await findCustomerSummaries(db, merchantId, ids)
    return {
      items: candidates.map(({ customer, likeness, evidence }) => ({
        customer: customerListItem(customer, summaryOf(customer.id)),
        likeness,
        evidence: evidence.map(({ kind, value }) => ({ kind, value })),
      })),
    }
  },
)
