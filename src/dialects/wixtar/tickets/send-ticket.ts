import { z } from 'zod'
import { issueVouchers } from '../../../core/vouchers/issue-vouchers.ts'
import { endpoint } from '../endpoint.ts'
import { InputError } from '../errors.ts'
import { codeInput } from '../inputs.ts'

const body = z.object({
  id: codeInput.min(1),
  send_data: z
    .array(
      z.object({
        ticket_no: codeInput.min(1),
        vip_id_list: z.array(codeInput.min(1)).min(1).max(1000),
        quantity: z.number().int().min(1).max(1000),
      }),
    )
    .min(1)
    .max(100),
  quantity: z.number().int().min(1),
})

// The page advises 60 a call; 1,000 is a guard of ours.
const quantityMax = 1000

/** "Send Ticket": POST /v3/ticket/send */
export const sendTicketEndpoint = endpoint({ body }, async ({ db, actor, now, body: sent }) => {
  const total = sent.send_data.reduce(
    (sum, each) => sum + each.vip_id_list.length * each.quantity,
    0,
  )
  if (total !== sent.quantity) throw new InputError('總數量與發送明細不符')
  if (total > quantityMax) throw new InputError(`一次最多發送 ${quantityMax} 張票券`)
  const issued = await issueVouchers(
    db,
    actor,
    {
      batch_code: sent.id,
      entries: sent.send_data.map((each) => ({
        kind_code: each.ticket_no,
        customer_numbers: each.vip_id_list,
        quantity: each.quantity,
      })),
    },
    now,
  )
  return {
    tickets: issued.map((voucher) => ({
      id: voucher.number,
      vip_id: voucher.customer_number,
      ticket_no: voucher.kind_code,
    })),
  }
})
