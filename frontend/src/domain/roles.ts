import type { Role } from '@/api/types'

/** The roles of people, in the order of the work. Those of machines are not for people. */
export const PEOPLES_ROLES = [
  'complaints_officer',
  'customer_care_officer',
  'complaints_administrator',
  'responding_manager',
  'quality_assurance_officer',
  'director',
  'independent_investigator',
  'administrator',
] as const satisfies Role[]
