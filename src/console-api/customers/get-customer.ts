import { permissionsOf } from '../../core/access/permissions.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { readCustomerDetail } from './customer-json.ts'

/** GET /customers/:id: one person, whichever faces know them. */
export const getCustomerEndpoint = endpoint({ params: idParams }, (call) =>
  readCustomerDetail({ ...call, permissions: permissionsOf(call.access) }, call.params.id),
)
