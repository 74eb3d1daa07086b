import { type Db, statement } from '../../platform/db.ts'
import { type Staff, staffColumns } from '../access/staff.ts'
import { DomainError } from '../errors.ts'

const readStaff = statement(
  'staff_find',
  `select row_to_json(s) as staff from (
     select ${staffColumns} from staff
      where merchant_id = $1 and ($2::text is null or id = $2) order by created_at, id) s`,
)

/** All people who work for a merchant, first come first; without their passwords. */
export async function findStaff(db: Db, merchantId: string): Promise<Staff[]> {
  const rows = await db.read<{ staff: Staff }>(readStaff, [merchantId, null])
  return rows.map((row) => row.staff)
}

/** The staff member with this id; refuses with staff_not_found. */
export async function loadStaff(db: Db, merchantId: string, id: string): Promise<Staff> {
  const [row] = await db.read<{ staff: Staff }>(readStaff, [merchantId, id])
  if (!row) throw new DomainError('staff_not_found')
  return row.staff
}

/** The owner: the admin who came first, or null when there is no admin. */
export function ownerOf(staff: Staff[]): Staff | null {
  return staff.find((each) => each.role === 'admin') ?? null
}
