/** What to do about a failed try: again, tell the client why not, or let a person look. */
export type NextStep = 'retry' | 'refuse' | 'hand-over'

/** What no repetition cures and the client can: the list is inferred, BILLmanager itself repeats whatever has failed. */
const forClient: ReadonlySet<string> = new Set([
  'invalid-value',
  'missing-property',
  'unexpected-property',
  'limit-exceeded',
  'os-not-available',
  'wrong-state',
  'no-address',
  'too-few-addresses',
])

/** What neither cures: service and machine have lost each other. */
const forPerson: ReadonlySet<string> = new Set(['instance-not-found', 'no-machine'])

/** What to do about an action that has failed for this reason. */
export function nextStep(reason: string): NextStep {
  if (forClient.has(reason)) return 'refuse'
  return forPerson.has(reason) ? 'hand-over' : 'retry'
}
