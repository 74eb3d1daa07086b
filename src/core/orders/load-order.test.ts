import { expect } from 'vitest'
import { test } from '../../../test/app.ts'
import { statement } from '../../platform/db.ts'
import { orderColumns } from './load-order.ts'

test('reads every column of an order but its search terms', async ({ server }) => {
  const rows = await server.db.read<{ column_name: string }>(
    statement(
      'test_order_columns',
      `select column_name from information_schema.columns
        where table_name = 'orders' and column_name <> 'search_terms'`,
    ),
    [],
  )

  expect(orderColumns.split(/,\s+/).sort()).toEqual(rows.map((row) => row.column_name).sort())
})
