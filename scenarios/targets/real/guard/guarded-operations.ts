/** Of what a request speaks, by which it is decided whether it may be sent. */
export type Subject =
  /** A session of the administrator: nothing of the platform's is changed. */
  | 'login'
  | 'new-account'
  | 'own-account'
  | 'account-removal'
  /** A one-time key of the account whose e-mail stands in the path. */
  | 'own-key'
  | 'new-host'
  | 'own-host'
  | 'host-removal'
  | 'own-disk'
  | 'own-address'

/** A request that changes something, and the parameter of its path that says what. */
export interface GuardedOperation {
  readonly subject: Subject
  readonly parameter?: string
}

const ownHost: GuardedOperation = { subject: 'own-host', parameter: 'host_id' }

/**
 * All that may be asked for on a real target besides reading, by operation. What is not here is kept back, also where
 * it speaks of a machine of ours: clones, images and backups would be left behind, and other owners could not give back.
 */
export const guardedOperations: Readonly<Record<string, GuardedOperation>> = {
  'token-create': { subject: 'login' },
  'session-create': { subject: 'login' },
  'account-create': { subject: 'new-account' },
  'account-limits-update': { subject: 'own-account', parameter: 'account' },
  'user-delete': { subject: 'account-removal', parameter: 'user_id' },
  'user-key-create': { subject: 'own-key', parameter: 'user' },
  'user-key-create-v3': { subject: 'own-key', parameter: 'user' },
  'host-create': { subject: 'new-host' },
  'host-delete': { subject: 'host-removal', parameter: 'host_id' },
  'host-update': ownHost,
  'host-start': ownHost,
  'host-stop': ownHost,
  'host-restart': ownHost,
  'host-resource': ownHost,
  'host-password': ownHost,
  'host-reinstall': ownHost,
  'host-ip': ownHost,
  'host-snapshot-delete': ownHost,
  'disk-update': { subject: 'own-disk', parameter: 'disk_id' },
  'ip-ptr': { subject: 'own-address', parameter: 'ip_id' },
}
