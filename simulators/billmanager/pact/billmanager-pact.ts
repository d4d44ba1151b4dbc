import { inventoryCalls } from '../../client/pact/inventory-calls.ts'
import { machineCalls } from '../../client/pact/machine-calls.ts'
import { sessionCalls } from '../../client/pact/session-calls.ts'
import type { Flow } from '../../pact/flow.ts'
import type { PlatformPact } from '../../pact/platform-pact.ts'
import { type BillmanagerSettings, billmanagerSettings } from '../billmanager-settings.ts'
import { Billmanager } from '../billmanager.ts'
import { actionFlows } from './billmanager-actions.ts'
import { openings } from './billmanager-openings.ts'

/** What BILLmanager does for itself. */
const housekeeping: readonly Flow<BillmanagerSettings>[] = [
  {
    title: 'synchronises operating systems and presets',
    play: (platform) => platform.maintain('synchronise'),
    calls: [sessionCalls.logIn, ...Object.values(inventoryCalls)],
    ends: 'synchronise done added: 0, switched-off: 4',
  },
  {
    title: 'logs in once more when its session is over',
    play: (platform) => platform.maintain('synchronise'),
    calls: [sessionCalls.logIn, sessionCalls.clustersAfterTheEnd],
    ends: 'synchronise failed refused-401',
  },
  {
    title: 'discovers machines',
    play: (platform) => platform.maintain('autodiscover'),
    calls: [sessionCalls.logIn, machineCalls.all],
    ends: 'autodiscover done without-service: 1, without-machine: 0',
  },
]

/** Set up so that it gives up at once. */
const settings: BillmanagerSettings = {
  ...billmanagerSettings,
  maximumTries: 1,
  patience: { pollMs: 1000, limitMs: 2000 },
}

/** All that BILLmanager asks of VMmanager. */
export const billmanagerPact: PlatformPact<BillmanagerSettings> = {
  consumer: 'billmanager',
  flows: [...openings, ...actionFlows, ...housekeeping],
  make: (surroundings, wishes) => new Billmanager(surroundings, { ...settings, ...wishes }),
}
