import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import type { Session, SignIn } from '../src/console-api/session/contract.ts'
import { ApiError, api } from './api.ts'

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ client, queryKey }): Promise<Session | null> => {
    try {
      return await api.get<Session>('/session')
    } catch (error) {
      // A session that ended is a failure, and what stands on the screen stays until the page is left.
      const isOver = Boolean(client.getQueryData(queryKey))
      if (error instanceof ApiError && error.status === 401 && !isOver) return null
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

/** Forgets everything that was read, once the pages that show it are left. */
export async function forgetSession(
  queries: QueryClient,
  leave: () => Promise<unknown>,
): Promise<void> {
  await leave()
  // What the sign-in page itself asks for is on its way already.
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'sign-in-options' })
  queries.setQueryData(sessionQuery.queryKey, null)
}
