import { useState } from 'react'
import { ApiError } from './api.ts'

/** What somebody types over a row of the server. */
export interface Draft<Values> {
  values: Values
  /** The version of the row that was typed over, for If-Match. */
  version: number
  isChanged: boolean
  change(values: Values): void
  /** Given to `mutate`: what was saved, or changed by somebody else, is begun anew. */
  settled: { onSuccess: () => void; onError: (error: unknown) => void }
}

/**
 * A draft of a row. It follows the row as long as nobody types; from then on it stays, and saving
 * over what somebody else changed is refused by the version.
 */
export function useDraft<Row extends { version: number }, Values>(
  row: Row,
  valuesOf: (row: Row) => Values,
): Draft<Values> {
  const [draft, setDraft] = useState(() => fresh(row, valuesOf))
  if (!draft.isChanged && draft.version !== row.version) setDraft(fresh(row, valuesOf))
  const restart = () => setDraft((before) => ({ ...before, isChanged: false }))
  return {
    ...draft,
    change: (values) => setDraft((before) => ({ ...before, values, isChanged: true })),
    settled: {
      onSuccess: restart,
      onError: (error) => {
        if (error instanceof ApiError && error.code === 'settings_changed_meanwhile') restart()
      },
    },
  }
}

function fresh<Row extends { version: number }, Values>(row: Row, valuesOf: (row: Row) => Values) {
  return { values: valuesOf(row), version: row.version, isChanged: false }
}
