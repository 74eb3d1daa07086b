import { z } from 'zod'
import { optionalLongText, requiredText } from '../inputs.ts'

/** A tag to be, and a change of one: the name is required on update too (contact-tag.md). */
export const contactTagInput = z.object({
  name: requiredText(255),
  description: optionalLongText,
})
