import type { CustomerTag } from '../../../core/customers/customer-tag.ts'

/** A tag as FIRST LINE shows it (spec/firstline/contact-tag.md, Object). */
export function contactTagJson(tag: CustomerTag): object {
  return {
    id: tag.firstline_id,
    name: tag.name,
    description: tag.description,
    contacts_count: tag.customer_count,
  }
}
