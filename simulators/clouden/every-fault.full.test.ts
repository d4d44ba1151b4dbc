import { describe, expect, it } from 'vitest'
import type { ServiceAction } from '../../contracts/trace/trace-event.ts'
import type { Fault } from '../faults/fault.ts'
import { medium } from '../platform/fixtures/test-platform.ts'
import type { ServiceRequest } from '../platform/service-request.ts'
import type { CloudenAssumptions } from './clouden-assumptions.ts'
import { brokenRules, type OpenedClouden, openedClouden } from './fixtures/test-clouden.ts'

const requests: { readonly [Action in ServiceAction]: ServiceRequest } = {
  suspend: { action: 'suspend' },
  resume: { action: 'resume' },
  close: { action: 'close' },
  reboot: { action: 'reboot' },
  start: { action: 'start' },
  stop: { action: 'stop' },
  change: { action: 'change', tariff: medium, addresses: 2 },
  reinstall: { action: 'reinstall' },
  password: { action: 'password' },
  'add-address': { action: 'add-address', count: 1 },
  'remove-address': { action: 'remove-address', count: 1 },
  ptr: { action: 'ptr', domain: 'a.example.com' },
  panel: { action: 'panel' },
  prolong: { action: 'prolong' },
  statistics: { action: 'statistics' },
  snapshot: { action: 'snapshot' },
}

/** Armed when the machine has just been made, so that they strike what is done to it. */
const faults: readonly Fault[] = [
  { fault: 'reply-lost', after: '30s', times: 1 },
  { fault: 'reply-lost', after: '30s', skip: 1, times: 2 },
  { fault: 'gateway-timeout', after: '30s', times: 1 },
  { fault: 'reply-garbage', after: '30s', times: 1 },
  { fault: 'reply-truncated', after: '30s', skip: 2, times: 2 },
  { fault: 'reply-empty', after: '30s', times: 1 },
  { fault: 'reply-late', after: '30s', delay: '2m', times: 2 },
  { fault: 'reply-stale', after: '30s', times: 2 },
  { fault: 'request-lost', after: '30s', times: 1 },
  { fault: 'request-doubled', after: '30s', times: 1 },
  { fault: 'asleep', after: '30s', for: '20s' },
  { fault: 'asleep', after: '30s', for: '10m' },
  { fault: 'unreachable', after: '33s', for: '3m' },
  { fault: 'server-error', after: '30s', times: 1 },
  { fault: 'rate-limited', after: '30s', times: 1 },
  { fault: 'forbidden', after: '30s', times: 2 },
  { fault: 'sessions-expire', after: '30s' },
  { fault: 'task-fails', after: '30s', times: 1 },
  { fault: 'task-fails', after: '30s' },
  { fault: 'task-hangs', after: '30s', times: 1 },
  { fault: 'task-lost', after: '30s', times: 1 },
  { fault: 'task-early', after: '30s' },
  { fault: 'task-late', after: '30s', delay: '1m' },
  { fault: 'task-slow', after: '30s', delay: '5m', times: 1 },
  { fault: 'pool-exhausted', after: '30s' },
  { fault: 'node-full', after: '30s' },
  { fault: 'storage-full', after: '30s' },
  { fault: 'os-missing', after: '30s' },
  { fault: 'address-late' },
  { fault: 'host-deleted', delay: '10s' },
  { fault: 'host-deleted', delay: '32s' },
  { fault: 'host-stopped', delay: '10s' },
  { fault: 'host-renamed', delay: '10s' },
]

const patience = { pollMs: 3000, limitMs: 300_000 }

const allActions = Object.keys(requests) as readonly ServiceAction[]
const sizingActions = ['change', 'add-address', 'suspend', 'close'] as const

interface Manner {
  readonly assumptions: Partial<CloudenAssumptions>
  readonly actions: readonly ServiceAction[]
}

const manners: Readonly<Record<string, Manner>> = {
  'told once': { assumptions: { patience, metering: true, snapshots: 'delete-only' }, actions: allActions },
  'repeated by hand': {
    assumptions: { patience, repeats: 2, resizeDown: 'deferred' },
    actions: sizingActions,
  },
  'one after the other': {
    assumptions: { patience, parallelActions: false, repeats: 1, resizeDown: 'refused' },
    actions: sizingActions,
  },
}

async function play(
  platform: OpenedClouden,
  action: ServiceAction,
  rest: readonly ServiceAction[],
): Promise<void> {
  await platform.clock.sleep(40_000 - platform.clock.nowMs())
  await platform.act('a', requests[action])
  await Promise.all(rest.map((other) => platform.act('a', requests[other])))
  await platform.clock.sleep(600_000)
}

const outcomesOf = ({ facts }: OpenedClouden, action: ServiceAction): readonly string[] =>
  facts.flatMap((fact) => (fact.type === 'operation' && fact.name === action ? [fact.outcome] : []))

describe.each(Object.entries(manners))('an action that is %s', (_, { assumptions, actions }) => {
  it.each(faults)(
    'breaks no rule and ends, whatever it is, under $fault',
    { timeout: 60_000 },
    async (fault) => {
      for (const action of actions) {
        const platform = await openedClouden(assumptions, { faults: [fault] })
        await play(platform, action, ['change', 'start', 'suspend'])
        const broken = brokenRules(platform)
        expect.soft(broken, `${action} under ${JSON.stringify(fault)}`).toEqual([])
        expect.soft(outcomesOf(platform, action).at(-1), `end of ${action}`).toMatch(/^(?:done|refused)$/)
      }
    },
  )
})
