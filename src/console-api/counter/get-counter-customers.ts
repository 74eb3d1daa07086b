import { z } from 'zod'
import {
  type CounterCustomer,
  findCounterCustomers,
} from '../../core/customers/find-counter-customers.ts'
import { endpoint } from '../endpoint.ts'
import type { CounterCustomerJson, CounterCustomersJson } from './contract.ts'

const query = z.object({ q: z.string().max(200).default('') })

const limit = 10

/** Who stands at the counter or calls: by phone, name, e-mail or member number. */
export const getCounterCustomersEndpoint = endpoint({ query }, async (call) => {
  const found = await findCounterCustomers(call.db, call.merchantId, { text: call.query.q, limit })
  return { items: found.map(counterCustomerJson) } satisfies CounterCustomersJson
})

function counterCustomerJson(customer: CounterCustomer): CounterCustomerJson {
  return {
    id: customer.id,
    name: customer.name,
    email: customer.email,
    phone: customer.phone,
    member_number: customer.member_number,
    is_member: customer.is_member,
    credits_minor: customer.credits_minor,
    points: customer.points,
    address: addressJson(customer),
    is_exact: customer.is_exact,
  }
}

function addressJson({ delivery_addresses }: CounterCustomer): CounterCustomerJson['address'] {
  const [address] = delivery_addresses
  if (!address) return null
  return {
    country_code: address.country_code ?? null,
    country: address.country ?? null,
    postcode: address.postcode ?? null,
    state: address.state ?? null,
    city: address.city ?? null,
    district: address.district ?? null,
    address_1: address.address_1 ?? null,
    address_2: address.address_2 ?? null,
    recipient_name: address.recipient_name ?? null,
    recipient_phone: address.recipient_phone ?? null,
  }
}
