import { z } from 'zod'
import { memberKeyOf } from '../../../core/access/member-keys.ts'
import { findCustomers } from '../../../core/customers/find-customers.ts'
import { DomainError } from '../../../core/errors.ts'
import { endpoint } from '../endpoint.ts'
import { InputError } from '../errors.ts'
import { filterInput } from '../inputs.ts'

const query = z.object({
  phone_number: filterInput(z.string().regex(/^\d{3,15}$/)),
  vip_id: filterInput(z.string().max(64)),
  // Inferred: where the caller comes from says nothing about the key.
  type: filterInput(z.string().max(64)),
})

/** "Get Member Key": GET /v1/member/key */
export const getMemberKeyEndpoint = endpoint({ query }, async (call) => {
  const { db, merchantId, now, query: asked } = call
  if (!asked.vip_id && !asked.phone_number) throw new InputError('缺少必填欄位 會員編號')
  const { items } = await findCustomers(
    db,
    merchantId,
    asked.vip_id ? { wixtar_number: asked.vip_id } : { phone_end: asked.phone_number },
    { sort: 'created_at', direction: 'asc', limit: 50, offset: 0 },
  )
  // Inferred: a phone is meant whole here; where several share it, the first of them.
  const member = asked.vip_id
    ? items[0]
    : items.find((each) => each.phone?.replaceAll(/\D/g, '') === asked.phone_number)
  if (!member) throw new DomainError('customer_not_found')
  return { acckey: await memberKeyOf(db, merchantId, member.id, now) }
})
