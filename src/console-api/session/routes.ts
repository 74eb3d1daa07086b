import type { ConsoleRoute } from '../endpoint.ts'
import { changePasswordEndpoint } from './change-password.ts'
import { endSessionEndpoint } from './end-session.ts'
import { getSessionEndpoint } from './get-session.ts'
import { getSessionsEndpoint } from './get-sessions.ts'
import { getSignInOptionsEndpoint } from './get-sign-in-options.ts'
import { signInEndpoint } from './sign-in.ts'
import { signOutEndpoint } from './sign-out.ts'
import { signOutEverywhereEndpoint } from './sign-out-everywhere.ts'

/** Signing in and out, and who is signed in. */
export const sessionRoutes: ConsoleRoute[] = [
  {
    method: 'GET',
    path: '/sign-in-options',
    title: 'What the sign-in page may offer',
    needs: null,
    isOpen: true,
    endpoint: getSignInOptionsEndpoint,
  },
  // Sets or clears the cookie, which is kept with no answer: these ignore the key.
  {
    method: 'POST',
    path: '/session',
    title: 'Sign in',
    needs: null,
    isOpen: true,
    endpoint: signInEndpoint,
    ignoresKey: true,
  },
  {
    method: 'GET',
    path: '/session',
    title: 'Who is signed in',
    needs: null,
    endpoint: getSessionEndpoint,
  },
  {
    method: 'DELETE',
    path: '/session',
    title: 'Sign out',
    needs: null,
    endpoint: signOutEndpoint,
    ignoresKey: true,
  },
  {
    method: 'PUT',
    path: '/session/password',
    title: 'Change one’s own password',
    needs: null,
    endpoint: changePasswordEndpoint,
    ignoresKey: true,
  },
  {
    method: 'GET',
    path: '/sessions',
    title: 'One’s own sessions',
    needs: null,
    endpoint: getSessionsEndpoint,
  },
  {
    method: 'DELETE',
    path: '/sessions',
    title: 'Sign out everywhere',
    needs: null,
    endpoint: signOutEverywhereEndpoint,
    ignoresKey: true,
  },
  {
    method: 'DELETE',
    path: '/sessions/:id',
    title: 'End one of one’s own sessions',
    needs: null,
    endpoint: endSessionEndpoint,
    ignoresKey: true,
  },
]
