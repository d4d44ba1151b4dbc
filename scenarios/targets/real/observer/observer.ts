import type { TraceFact } from '../../../../contracts/trace/trace-event.ts'
import { isTrouble } from '../../../../simulators/client/outcome.ts'
import type { VmmanagerApi } from '../../../../simulators/client/vmmanager-api.ts'
import type { Clock } from '../../../../simulators/clock/clock.ts'
import { compareLooks, type SeenHost, seenHost } from './compare-looks.ts'

/** Who looks, at whose machines, and whom they tell. */
export interface Observing {
  /** With a session of its own; what it reads is in no trace, what it sees is. */
  readonly api: VmmanagerApi
  readonly clock: Clock
  readonly intervalMs: number
  /** With it begin the names of the machines that it looks at. */
  readonly namePrefix: string
  readonly tell: (fact: TraceFact, atMs: number) => void
}

/** Somebody who reads the list of a run's machines again and again. */
export interface Observer {
  /** Looks now; gives what was seen last where nothing can be seen. */
  look(): Promise<readonly SeenHost[]>
}

/** Begins to look, until the clock stops. */
export function observe({ api, clock, intervalMs, namePrefix, tell }: Observing): Observer {
  let before: readonly SeenHost[] = []
  let last: Promise<unknown> = Promise.resolve()
  const lookNow = async (): Promise<readonly SeenHost[]> => {
    const items = await api.hostsNamed(namePrefix)
    if (isTrouble(items)) return before
    const now = items
      .flatMap((item) => seenHost(item) ?? [])
      .filter(({ name }) => name.startsWith(namePrefix))
    const atMs = clock.nowMs()
    for (const event of compareLooks(before, now)) tell(event, atMs)
    before = now
    return now
  }
  const look = (): ReturnType<Observer['look']> => {
    const looked = last.then(lookNow)
    last = looked
    return looked
  }
  const goOn = async (): Promise<void> => {
    for (;;) {
      await look()
      await clock.sleep(intervalMs)
    }
  }
  // A trace that takes no more ends the run where the platform tells of something.
  goOn().catch(() => {})
  return { look }
}
