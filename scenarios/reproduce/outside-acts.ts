import { hostCallOf } from '../../contracts/lifecycle/host-call-of.ts'
import type { HostEvent, TraceEvent } from '../../contracts/trace/trace-event.ts'
import type { OutsideStep } from '../language/step.ts'
import type { TimedStep } from './timed-step.ts'

type Does = OutsideStep['outside']['does']

/** What a change of a machine is done by, and by which calls a platform does it itself. */
const causes: Readonly<
  Partial<Record<HostEvent['change'], { readonly does: Does; readonly calls: readonly string[] }>>
> = {
  deleted: { does: 'delete', calls: ['delete'] },
  stopped: { does: 'stop', calls: ['stop', 'restart', 'resource', 'delete'] },
  started: { does: 'start', calls: ['start', 'restart', 'resource'] },
  reinstalled: { does: 'reinstall', calls: ['reinstall'] },
}

/** What a simulator told of machines that the platform had not asked for: somebody did it in VMmanager itself. */
export function outsideActs(
  events: readonly TraceEvent[],
  names: ReadonlyMap<string, string>,
): readonly TimedStep[] {
  const asked = new Map<number, Set<string>>()
  const owners = new Map<number, string>()
  return events.flatMap((event) => {
    if (event.type === 'service' && event.host !== undefined) owners.set(event.host, event.order)
    if (event.type === 'exchange') {
      const call = hostCallOf(event)
      if (call?.mayBeDone === true) asked.set(call.host, (asked.get(call.host) ?? new Set()).add(call.act))
    }
    const cause = event.type === 'host' ? causes[event.change] : undefined
    if (event.type !== 'host' || cause === undefined) return []
    const order = names.get(owners.get(event.host) ?? '')
    const isAsked = cause.calls.some((call) => asked.get(event.host)?.has(call) === true)
    return order === undefined || isAsked
      ? []
      : [{ step: { outside: { does: cause.does, of: [order] } }, atMs: event.atMs }]
  })
}
