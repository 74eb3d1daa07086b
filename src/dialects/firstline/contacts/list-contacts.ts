import { z } from 'zod'
import { findCustomerSummaries } from '../../../core/customers/customer-summaries.ts'
import { type CustomerFilter, findCustomers } from '../../../core/customers/find-customers.ts'
import { endpoint } from '../endpoint.ts'
import { filterOf, flagInput, integerInput, listInput, textInput } from '../inputs.ts'
import { listJson, pageOf, pagingInput } from '../paging.ts'
import { rangeOf, timeInput, timeJson } from '../time.ts'
import { idsFilter } from './contact-input.ts'
import { fullContactJson } from './contact-json.ts'

const text = filterOf(textInput(255))
const flag = filterOf(flagInput)
const age = filterOf(integerInput(0, 1000))

const input = z.object({
  search: text,
  created_at__start: filterOf(timeInput),
  created_at__end: filterOf(timeInput),
  birth_months: filterOf(listInput(integerInput(1, 12))),
  membership_no: text,
  sponsor_id: filterOf(integerInput(1)),
  company_ids: filterOf(idsFilter),
  tag_ids: filterOf(idsFilter),
  identity_no: text,
  phone_number: text,
  age__start: age,
  age__end: age,
  has_duplicate_number: flag,
  has_number: flag,
  has_fb_optin: flag,
  has_valid_fb_optin: flag,
  has_disturb: flag,
  ...pagingInput,
})

/** "List": GET /contact */
export const listContactsEndpoint = endpoint({ input }, async (call) => {
  const { db, merchantId, timezone, input: sent } = call
  const page = await findCustomers(db, merchantId, filterOfContacts(sent, timezone, call.now), {
    sort: 'firstline_id',
    direction: 'asc',
    ...pageOf(sent),
  })
  const summaryOf = await findCustomerSummaries(
    db,
    merchantId,
    page.items.map((customer) => customer.id),
  )
  return listJson(
    page.items.map((each) => fullContactJson(each, summaryOf(each.id).tags, timezone)),
    page.total_count,
    call,
  )
})

function filterOfContacts(
  sent: z.infer<typeof input>,
  timezone: string,
  now: Date,
): CustomerFilter {
  const hasAge = sent.age__start !== undefined || sent.age__end !== undefined
  // An empty list asks for nothing in particular, like an empty text.
  const listOf = (ids: number[] | undefined) => (ids && ids.length > 0 ? ids : undefined)
  return {
    ...(sent.search === undefined ? {} : { text: sent.search, text_fields: ['name'] }),
    created: rangeOf(sent.created_at__start, sent.created_at__end, timezone),
    birth_months: listOf(sent.birth_months),
    membership_no: sent.membership_no,
    sponsor_id: sent.sponsor_id,
    company_ids: listOf(sent.company_ids),
    tag_firstline_ids: listOf(sent.tag_ids),
    identity_no: sent.identity_no,
    phone: sent.phone_number,
    ...(hasAge
      ? {
          age: {
            from: sent.age__start,
            to: sent.age__end,
            // A birthday begins at midnight of the merchant's day.
            on: new Date(`${timeJson(now.toISOString(), timezone).slice(0, 10)}T00:00:00Z`),
          },
        }
      : {}),
    shares_phone: sent.has_duplicate_number,
    has_phone: sent.has_number,
    // Nobody has a Facebook opt-in or do-not-disturb times here: asking for them finds nobody.
    ...(sent.has_fb_optin || sent.has_valid_fb_optin || sent.has_disturb ? { ids: [] } : {}),
  }
}
