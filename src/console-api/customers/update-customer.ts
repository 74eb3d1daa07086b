import { z } from 'zod'
import { permissionsOf } from '../../core/access/permissions.ts'
import type { Customer } from '../../core/customers/customer.ts'
import { phonesAfter } from '../../core/customers/phones.ts'
import { type CustomerChanges, updateCustomer } from '../../core/customers/update-customer.ts'
import { expectVersion } from '../../core/expect-version.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { customerFields } from './customer-input.ts'
import { readCustomerDetail } from './customer-json.ts'

const body = z.object(customerFields).partial()
type Body = z.infer<typeof body>

/** PATCH /customers/:id: what is left out stays as it is. */
export const updateCustomerEndpoint = endpoint({ params: idParams, body }, async (call) => {
  const { db, actor, now, params, ifMatch, body: sent } = call
  await updateCustomer(
    db,
    actor,
    params,
    (customer) => {
      expectVersion(customer, ifMatch, 'customer_changed_meanwhile')
      return changesOf(customer, sent, now)
    },
    now,
  )
  return readCustomerDetail({ ...call, permissions: permissionsOf(call.access) }, params.id)
})

function changesOf(customer: Customer, sent: Body, now: Date): CustomerChanges | null {
  const { phone, email, is_member, is_blacklisted } = sent
  const columns: CustomerChanges['columns'] = {
    // A changed whole name no longer tells which part is the family's.
    ...(sent.name !== undefined && sent.name !== customer.name
      ? { name: sent.name, family_name: null, given_name: null }
      : {}),
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    ...(sent.gender === undefined ? {} : { gender: sent.gender }),
    ...(sent.birthday === undefined ? {} : { birthday: sent.birthday }),
    ...(sent.memo === undefined ? {} : { memo: sent.memo }),
    ...(sent.membership_no === undefined ? {} : { membership_no: sent.membership_no }),
    ...(is_member === undefined || is_member === (customer.registered_at !== null)
      ? {}
      : { registered_at: is_member ? now.toISOString() : null }),
  }
  const phones = phone === undefined ? undefined : phonesAfter(customer, phone)
  const details = {
    ...(phones === undefined ? {} : { phones }),
    ...(is_blacklisted === undefined ? {} : { is_blacklisted }),
  }
  const isNothing = Object.keys(columns).length + Object.keys(details).length === 0
  // An e-mail is one person's, since orders find their customer by it; a family shares a phone.
  return isNothing ? null : { columns, details, unique: email ? ['email'] : [] }
}
