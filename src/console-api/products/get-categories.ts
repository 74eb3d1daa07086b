import { z } from 'zod'
import { findCategories } from '../../core/products/find-categories.ts'
import { endpoint } from '../endpoint.ts'
import type { CategoriesJson } from './contract.ts'

// More than a shop has, and no more than a list to choose from can show.
const countMax = 1000

/** GET /categories: all of them, newest first. */
export const getCategoriesEndpoint = endpoint(
  { query: z.object({}) },
  async ({ db, merchantId }): Promise<CategoriesJson> => {
    const { items } = await findCategories(db, merchantId, {}, { limit: countMax, offset: 0 })
    return { items: items.map(({ id, name, parent_id }) => ({ id, name, parent_id })) }
  },
)
