import { z } from 'zod'
import { permissionsOf } from '../../core/access/permissions.ts'
import { createCustomer } from '../../core/customers/create-customer.ts'
import { endpoint } from '../endpoint.ts'
import { customerFields, tagsInput } from './customer-input.ts'
import { readCustomerDetail } from './customer-json.ts'

const body = z
  .object({ ...customerFields, tags: tagsInput })
  .partial()
  .required({ name: true })

/** POST /customers: a person whom no face has sent yet. */
export const createCustomerEndpoint = endpoint({ body, status: 201 }, async (call) => {
  const { db, actor, now, body: sent } = call
  const customer = await createCustomer(
    db,
    actor,
    {
      name: sent.name,
      email: sent.email ?? null,
      phone: sent.phone ?? null,
      gender: sent.gender ?? null,
      birthday: sent.birthday ?? null,
      memo: sent.memo ?? null,
      membership_no: sent.membership_no ?? null,
      registered_at: sent.is_member ? now : null,
      details: sent.is_blacklisted ? { is_blacklisted: true } : {},
      created_by: 'admin',
      ...(sent.tags ? { tags: { names: sent.tags } } : {}),
      unique: ['email'],
    },
    now,
  )
  return readCustomerDetail({ ...call, permissions: permissionsOf(call.access) }, customer.id)
})
