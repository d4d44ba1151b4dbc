/** The services that give out sessions, by the version that a dialect names: where they are and what they answer. */
export const sessionServices = {
  v3: { operation: 'session-create', path: '/auth/v3/auth', field: 'session' },
  v4: { operation: 'token-create', path: '/auth/v4/public/token', field: 'token' },
} as const

export type SessionService = keyof typeof sessionServices

/** The one that a target has where it does not have this one. */
export function otherSessionService(version: SessionService): SessionService {
  return version === 'v4' ? 'v3' : 'v4'
}
