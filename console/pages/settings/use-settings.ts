import { useQuery } from '@tanstack/react-query'
import type { Settings } from '../../../src/console-api/settings/contract.ts'
import { api } from '../../api.ts'

/** The merchant and its choices. */
export function useSettings() {
  return useQuery({
    queryKey: ['settings', 'merchant'],
    queryFn: ({ signal }) => api.get<Settings>('/settings', { signal }),
  })
}
