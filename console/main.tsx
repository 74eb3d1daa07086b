import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './console.css'
import { MantineProvider } from '@mantine/core'
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiError } from './api.ts'
import { startTexts } from './i18n.ts'
import { paths } from './paths.ts'
import { createConsoleRouter } from './router.tsx'
import { forgetSession, sessionQuery } from './session.ts'
import { cssVariables, theme } from './theme.ts'
import { Notices } from './ui/Notices.tsx'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // Live events say when an answer is old.
      staleTime: 30_000,
      retry: (count, error) => count < 2 && error instanceof ApiError && isPassing(error.status),
    },
    mutations: { retry: false },
  },
  queryCache: new QueryCache({
    onError(error) {
      if (error instanceof ApiError && error.status === 401) void leave()
    },
  }),
  mutationCache: new MutationCache({
    onError(error) {
      // A wrong password is refused so, too: only the session itself tells whether it is over.
      if (error instanceof ApiError && error.status === 401) {
        void queries.invalidateQueries(sessionQuery)
      }
    },
  }),
})
const router = createConsoleRouter(queries)

function isPassing(status: number): boolean {
  return status === 0 || status >= 500
}

/** The session ended elsewhere: sign in again and come back to the same page. */
async function leave(): Promise<void> {
  const { href, pathname } = router.state.location
  if (pathname === '/sign-in') return
  await forgetSession(queries, () => router.navigate(paths.signIn({ to: href, ended: 'yes' })))
}

await startTexts()
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme="light">
      <QueryClientProvider client={queries}>
        <Notices />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
