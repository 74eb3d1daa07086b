/** Quirk 4: a token comes in the older flat form and in the newer `data` form at once. */
export function tokenJson(token: string, lifetimeSeconds: number): object {
  return {
    access_token: token,
    token_type: 'bearer',
    expires_in: lifetimeSeconds,
    data: { token },
  }
}
