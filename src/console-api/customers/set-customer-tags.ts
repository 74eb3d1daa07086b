import { z } from 'zod'
import { permissionsOf } from '../../core/access/permissions.ts'
import { updateCustomer } from '../../core/customers/update-customer.ts'
import { expectVersion } from '../../core/expect-version.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { tagsInput } from './customer-input.ts'
import { readCustomerDetail } from './customer-json.ts'

const body = z.object({ tags: tagsInput })

/** PUT /customers/:id/tags: replaces them all. */
export const setCustomerTagsEndpoint = endpoint({ params: idParams, body }, async (call) => {
  const { db, actor, now, params, ifMatch } = call
  await updateCustomer(
    db,
    actor,
    params,
    (customer) => {
      expectVersion(customer, ifMatch, 'customer_changed_meanwhile')
      return { tags: { names: call.body.tags } }
    },
    now,
  )
  return readCustomerDetail({ ...call, permissions: permissionsOf(call.access) }, params.id)
})
