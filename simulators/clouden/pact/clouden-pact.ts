import { changeCalls } from '../../client/pact/change-calls.ts'
import { pageCalls } from '../../client/pact/inventory-calls.ts'
import { machineCalls } from '../../client/pact/machine-calls.ts'
import { sessionCalls } from '../../client/pact/session-calls.ts'
import type { Flow } from '../../pact/flow.ts'
import { exampleOrder, type PlatformPact } from '../../pact/platform-pact.ts'
import { type CloudenAssumptions, cloudenAssumptions } from '../clouden-assumptions.ts'
import { Clouden } from '../clouden.ts'
import { actionFlows } from './clouden-actions.ts'
import { opened, openings } from './clouden-openings.ts'

const { hosts, ...mirrored } = pageCalls

/** What the portal does for itself. */
const housekeeping: readonly Flow<CloudenAssumptions>[] = [
  {
    title: 'logs in once more when its session is over',
    play: (platform) => platform.order(exampleOrder),
    calls: [sessionCalls.logIn, sessionCalls.clustersAfterTheEnd],
    ends: 'order refused refused-401',
  },
  {
    title: 'takes an inventory',
    play: (platform) => platform.maintain('inventory'),
    calls: [sessionCalls.logIn, ...Object.values(mirrored)],
    ends: 'inventory done cluster: 1, node: 1, preset: 1, os: 1, host: 1',
  },
  {
    title: 'discovers machines',
    play: (platform) => platform.maintain('autodiscover'),
    calls: [sessionCalls.logIn, hosts],
    ends: 'autodiscover done without-service: 1',
  },
  {
    title: 'looks at the machine of each service',
    play: lookAtEach,
    calls: [...opened, machineCalls.running, changeCalls.metrics],
    ends: 'synchronise done gone: 0, idle: 1',
  },
  {
    title: 'ends a service whose machine is gone',
    play: lookAtEach,
    calls: [...opened, machineCalls.gone],
    ends: 'synchronise done gone: 1, idle: 0',
  },
]

async function lookAtEach(platform: Parameters<Flow<CloudenAssumptions>['play']>[0]): Promise<void> {
  await platform.order(exampleOrder)
  await platform.maintain('synchronise')
}

/** Set up so that it gives up soon. */
const assumptions: CloudenAssumptions = { ...cloudenAssumptions, patience: { pollMs: 1000, limitMs: 2000 } }

/** All that Clouden asks of VMmanager. */
export const cloudenPact: PlatformPact<CloudenAssumptions> = {
  consumer: 'clouden',
  flows: [...openings, ...actionFlows, ...housekeeping],
  make: (surroundings, wishes) => new Clouden(surroundings, { ...assumptions, ...wishes }),
}
