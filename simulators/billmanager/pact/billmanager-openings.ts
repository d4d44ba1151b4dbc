import { accountCalls } from '../../client/pact/account-calls.ts'
import { inventoryCalls } from '../../client/pact/inventory-calls.ts'
import { machineCalls } from '../../client/pact/machine-calls.ts'
import { networkCalls } from '../../client/pact/network-calls.ts'
import { sessionCalls } from '../../client/pact/session-calls.ts'
import { taskCalls, taskComplete } from '../../client/pact/task-calls.ts'
import type { Flow } from '../../pact/flow.ts'
import type { PactCall } from '../../pact/pact-call.ts'
import { exampleOrder } from '../../pact/platform-pact.ts'
import { networksTariff } from '../../platform/tariff.ts'
import type { BillmanagerSettings } from '../billmanager-settings.ts'

const known: readonly PactCall[] = [
  sessionCalls.logIn,
  inventoryCalls.clusters,
  inventoryCalls.oses,
  inventoryCalls.presets,
  inventoryCalls.pools,
]

const asked: readonly PactCall[] = [
  ...known,
  accountCalls.absent,
  accountCalls.create,
  machineCalls.createSized,
]

const removed: readonly PactCall[] = [machineCalls.remove, taskComplete('host_delete')]

/** What is asked to open a service, up to the look at its machine. */
export const openedBlindly: readonly PactCall[] = [...asked, taskComplete('host_create')]

/** The same, with that look. */
export const opened: readonly PactCall[] = [...openedBlindly, machineCalls.running]

const order = { play: (platform) => platform.order(exampleOrder) } satisfies Partial<
  Flow<BillmanagerSettings>
>

/** How the opening of a service can go. */
export const openings: readonly Flow<BillmanagerSettings>[] = [
  { title: 'opens a service for a new client', ...order, calls: opened, ends: 'open done' },
  {
    title: 'opens a service for a client who has an account',
    ...order,
    calls: [
      ...known,
      accountCalls.present,
      machineCalls.createSized,
      taskComplete('host_create'),
      machineCalls.running,
    ],
    ends: 'open done',
  },
  {
    title: 'opens no service for an administrator',
    ...order,
    calls: [...known, accountCalls.administrator],
    ends: 'order manual account-is-administrator',
  },
  {
    title: 'looks once more when somebody else has made the account',
    ...order,
    calls: [...known, accountCalls.absent, accountCalls.createAgain],
    ends: 'order manual account-exists',
  },
  {
    title: 'removes a machine that failed, and looks for what is left before it tries again',
    ...order,
    settings: { maximumTries: 2 },
    calls: [...asked, taskCalls.creationFailed, ...removed, machineCalls.unnamed],
    ends: 'order manual task-failed',
  },
  {
    title: 'gives up a creation that does not end',
    ...order,
    calls: [...asked, taskCalls.creationUnderWay, ...removed],
    ends: 'order manual timeout',
  },
  {
    title: 'finds the machine when the reply to its creation is lost',
    ...order,
    loses: 'POST /vm/v3/host',
    calls: [...asked, machineCalls.named, machineCalls.short, machineCalls.running],
    ends: 'open done',
  },
  {
    title: 'lets a client have another virtual network',
    play: (platform) =>
      platform.order({ ...exampleOrder, tariff: networksTariff, addresses: 0, networks: 1 }),
    calls: [sessionCalls.logIn, accountCalls.present, networkCalls.limit, networkCalls.raise],
    ends: 'open done',
  },
  {
    title: 'waits for the script of a new machine',
    ...order,
    settings: { readiness: 'script-finished', recipe: 4 },
    calls: [
      ...known,
      accountCalls.present,
      machineCalls.createWithRecipe,
      taskComplete('host_create'),
      taskCalls.one,
      machineCalls.running,
    ],
    ends: 'open done',
  },
]
