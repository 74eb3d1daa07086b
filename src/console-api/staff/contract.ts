// What the console is told about the people who work for the merchant.

export type Role = 'agent' | 'supervisor' | 'admin' | 'sponsor'

/** What can be done, and the code of the refusal where it cannot. */
export interface StaffAction {
  action: 'change_role' | 'disable' | 'reset_password'
  is_allowed: boolean
  reason: string | null
}

export interface StaffMember {
  id: string
  /** For If-Match of what changes the person. */
  version: number
  name: string
  role: Role
  /** What the tills call the person. */
  code: string
  /** Null for those who may not change staff. */
  account: string | null
  email: string | null
  phone: string | null
  disabled_at: string | null
  /** Whether it is the person who asks. */
  is_self: boolean
  actions: StaffAction[]
  created_at: string
}

/** GET /api/staff: first come first. */
export interface StaffList {
  items: StaffMember[]
}

/** POST /api/staff */
export interface NewStaff {
  account: string
  name: string
  email: string
  phone: string | null
  code: string
  role: Role
}

/** PATCH /api/staff/:id */
export type StaffChanges = Partial<
  Pick<NewStaff, 'name' | 'email' | 'phone' | 'code' | 'role'> & { is_disabled: boolean }
>

/** Answered to POST /api/staff and POST /api/staff/:id/reset-password; the password is kept nowhere. */
export interface StaffWithPassword {
  staff: StaffMember
  password: string
}
