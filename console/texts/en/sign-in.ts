import type { Words } from '../words.ts'
import type { signIn as texts } from '../zh-hant/sign-in.ts'

export const signIn: Words<typeof texts> = {
  title: 'Sign in',
  account: 'Account or e-mail',
  password: 'Password',
  submit: 'Sign in',
  wrong: 'The account or the password is wrong.',
  locked: 'Too many failed attempts. Try again in {{minutes}} min.',
  ended: 'Your session has ended. Please sign in again.',
  demo: 'Demo shop',
  demoText: 'This is a demonstration; its account is free to use.',
  useDemo: 'Sign in with the demo account',
}
