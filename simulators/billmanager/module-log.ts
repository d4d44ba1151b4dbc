import type { TraceFact } from '../../contracts/trace/trace-event.ts'
import { factLines, isLogged, type LogPlace, type TimedFact } from './log-line.ts'

/** What a fact adds to the log of a module. */
export interface LoggedLines {
  readonly module: LogPlace['module']
  readonly lines: readonly string[]
}

/** Takes in the facts of a run in their order, and gives what the modules of BILLmanager write of each. */
export type ModuleLog = (fact: TimedFact) => LoggedLines

/** Whose facts they are: an order, or the module itself. */
type Of = string | undefined

/**
 * The logs of one run on BILLmanager: machines and virtual networks are sold by modules of their own (BILLmanager
 * documentation). Calls that belong to no order, such as logins, are left out.
 *
 * @param beganAtMs - the date at which the run began, in ms since 1970 (UTC)
 */
export function moduleLog(beganAtMs: number): ModuleLog {
  const items = new Map<Of, number>()
  const networks = new Set<Of>()
  const runs = new Map<Of, number>()
  let begun = 0
  return (fact) => {
    note(fact, items, networks)
    const of = 'order' in fact ? fact.order : undefined
    const module = networks.has(of) ? 'pmvmmgr6_iaas' : 'pmvmmgr6'
    if (!isLogged(fact) || (fact.type === 'exchange' && of === undefined)) return { module, lines: [] }
    if (fact.type === 'operation' && fact.outcome === 'started') runs.set(of, ++begun)
    const run = runs.get(of) ?? begun
    return { module, lines: factLines(fact, { module, item: items.get(of), run, beganAtMs }) }
  }
}

function note(fact: TraceFact, items: Map<Of, number>, networks: Set<Of>): void {
  if (fact.type === 'service') items.set(fact.order, fact.service)
  if (fact.type === 'order' && fact.product === 'networks') networks.add(fact.order)
}
