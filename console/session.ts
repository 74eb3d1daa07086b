import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import type { Session, SignIn } from '../src/console-api/session/contract.ts'
import { ApiError, api } from './api.ts'

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Session | null> => {
    try {
      return await api.get<Session>('/session')
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null
      throw error
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
})

/** The session of whoever looks at this page; only pages behind the sign-in ask for it. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery)
  if (!data) throw new Error('nobody is signed in')
  return data
}

/** Whether the person may do something, such as `orders:write`. The server decides again. */
export function useMay(): (permission: string) => boolean {
  const { permissions } = useSession()
  return (permission) => permissions.includes(permission)
}

/** Signs in; refuses like the server (unauthorized, sign_in_locked). */
export async function signIn(queries: QueryClient, input: SignIn): Promise<void> {
  const session = await api.post<Session>('/session', input)
  queries.clear()
  queries.setQueryData(sessionQuery.queryKey, session)
}

/** Signs out here and forgets everything that was read. */
export async function signOut(queries: QueryClient): Promise<void> {
  await api.delete('/session')
  queries.clear()
  queries.setQueryData(sessionQuery.queryKey, null)
}
