import { deleteCustomer } from '../../../core/customers/delete-customer.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'

/** "Delete Customer": DELETE /customers/:id */
export const deleteCustomerEndpoint = endpoint({ params: idParams }, async (call) => {
  await deleteCustomer(call.db, call.actor, { id: call.params.id }, call.now)
  // Inferred: the text is documented nowhere.
  return { message: 'success' }
})
