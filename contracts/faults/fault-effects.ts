/** What a fault does to that which the rules look at; a rule makes allowance for effects, never for names of faults. */
export type FaultEffect =
  /** Addresses come late, or never: how many a VM has proves nothing. */
  | 'delays-addresses'
  /** A request is done twice, though it was sent once. */
  | 'repeats-request'
  /** A task is shown as complete before its work is done. */
  | 'ends-task-early'
  /** A task may take longer than any bound, or vanish. */
  | 'holds-task'
  /** A session that was good is refused from then on. */
  | 'ends-session'
  /** Somebody in between answers with an error, in whatever form. */
  | 'answers-with-error'
  /** The answer has no data, or is a page for people. */
  | 'hides-answer'
  /** A task's status is told in a word that the dialect does not know. */
  | 'changes-status-word'

/** Names of the faults. */
export type FaultName =
  | 'asleep'
  | 'unreachable'
  | 'request-lost'
  | 'request-doubled'
  | 'session-expired'
  | 'forbidden'
  | 'rate-limited'
  | 'server-error'
  | 'reply-lost'
  | 'gateway-timeout'
  | 'reply-late'
  | 'reply-truncated'
  | 'reply-garbage'
  | 'reply-empty'
  | 'reply-mislabelled'
  | 'reply-stale'
  | 'pool-exhausted'
  | 'node-full'
  | 'node-in-maintenance'
  | 'storage-full'
  | 'licence-reached'
  | 'os-missing'
  | 'preset-renamed'
  | 'task-fails'
  | 'task-hangs'
  | 'task-slow'
  | 'task-lost'
  | 'task-early'
  | 'task-late'
  | 'status-word'
  | 'address-late'
  | 'host-deleted'
  | 'host-stopped'
  | 'host-started'
  | 'host-renamed'
  | 'host-reowned'
  | 'sessions-expire'
  | 'clock-skew'

/** What each fault does; one without effects changes nothing for any rule. */
const faultEffects: Readonly<Record<FaultName, readonly FaultEffect[]>> = {
  asleep: ['answers-with-error'],
  unreachable: [],
  'request-lost': [],
  'request-doubled': ['repeats-request'],
  'session-expired': ['ends-session', 'answers-with-error'],
  forbidden: ['answers-with-error'],
  'rate-limited': ['answers-with-error'],
  'server-error': ['answers-with-error'],
  'reply-lost': [],
  'gateway-timeout': ['answers-with-error'],
  'reply-late': [],
  'reply-truncated': ['hides-answer'],
  'reply-garbage': ['hides-answer'],
  'reply-empty': ['hides-answer'],
  'reply-mislabelled': ['hides-answer'],
  'reply-stale': [],
  'pool-exhausted': [],
  'node-full': [],
  'node-in-maintenance': [],
  'storage-full': [],
  'licence-reached': [],
  'os-missing': [],
  'preset-renamed': [],
  'task-fails': [],
  'task-hangs': ['holds-task'],
  'task-slow': ['holds-task'],
  'task-lost': ['holds-task'],
  'task-early': ['ends-task-early'],
  'task-late': [],
  'status-word': ['changes-status-word'],
  'address-late': ['delays-addresses'],
  'host-deleted': [],
  'host-stopped': [],
  'host-started': [],
  'host-renamed': [],
  'host-reowned': [],
  'sessions-expire': ['ends-session'],
  'clock-skew': [],
}

/** The effects of the fault of that name; of a name that only another version knows nothing is assumed. */
export function effectsOf(fault: string): readonly FaultEffect[] {
  return Object.hasOwn(faultEffects, fault) ? faultEffects[fault as FaultName] : []
}

export function hasEffect(fault: string, effect: FaultEffect): boolean {
  return effectsOf(fault).includes(effect)
}
