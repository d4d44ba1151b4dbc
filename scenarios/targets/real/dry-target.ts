import type { ExchangeRequest } from '../../../contracts/exchange/exchange.ts'
import { contractFor } from '../../../contracts/vmmanager/contract.ts'
import { ownIdentities } from '../../../simulators/platform/identities.ts'
import { type Inventory, defaultNodes } from '../../../simulators/vmmanager/world/inventory.ts'
import type { StageDurations } from '../../../simulators/vmmanager/world/world-settings.ts'
import { simulatedTarget } from '../simulated-target.ts'
import type { OpenTarget } from '../target.ts'
import type { Entropy } from './entropy.ts'
import { makeBudget } from './guard/budget.ts'
import { makeGuard } from './guard/guard.ts'
import { Holdings } from './guard/holdings.ts'
import { ledgerOver } from './ledger/ledger-over.ts'
import { setUpFor } from './set-up.ts'
import type { Premises } from './survey/premises.ts'
import { dotted } from '../../../simulators/vmmanager/world/ip-span.ts'
import { type NamedTarget, prefixOf } from './load-config.ts'

/** What a rehearsal stands in for. */
export interface Rehearsal {
  readonly target: NamedTarget
  readonly premises: Premises
  readonly entropy: Entropy
  /** Hears each request that would be sent. */
  readonly hear: (request: ExchangeRequest) => void
}

/**
 * Plays a plan with the same names, the same guard and the same set-up as on the target, and sends nothing there: a
 * simulated VMmanager that has what the target has answers instead.
 */
export function dryTarget({ target, premises, entropy, hear }: Rehearsal): OpenTarget {
  return async (plan, clock, tell) => {
    const world = { ...plan.world, inventory: inventoryOf(premises), durations: quick }
    await using resources = new AsyncDisposableStack()
    const simulated = resources.use(await simulatedTarget({ ...plan, world }, clock, tell))
    const own = { prefix: prefixOf(target), run: `${plan.seed}-${entropy.namePart()}` }
    const today = (): number => plan.world.beginsAtMs + clock.nowMs()
    const state = { owned: [], tornLines: 0 }
    const ledger = ledgerOver({ path: '', state, today, append: () => {}, close: () => {} })
    const guard = makeGuard({
      inner: simulated.transport,
      target,
      ledger,
      holdings: new Holdings(ledger, () => true),
      budget: makeBudget(target.budget),
      pace: () => Promise.resolve(),
      clock,
      match: contractFor(plan.dialect).match,
      own,
      patience: { clock, pollMs: 100, limitMs: 10_000 },
      presetRamMib: new Map(premises.presets.map(({ id, ramMib }) => [id, ramMib])),
    })
    const kept = resources.move()
    return {
      ...simulated,
      transport: (request) => {
        hear(request)
        return guard.transport(request)
      },
      identities: ownIdentities(plan.seed, own, entropy.secret()),
      setUp: setUpFor(target, plan, clock, today),
      broken: guard.broken,
      [Symbol.asyncDispose]: () => kept.disposeAsync(),
    }
  }
}

const soon = { kind: 'fixed', ms: 100 } as const

/** However patient the target lets the platforms be, nothing lasts too long for them. */
const quick: StageDurations = {
  queued: soon,
  templateCopy: soon,
  disk: soon,
  network: soon,
  osInstall: soon,
  delete: soon,
  power: soon,
  change: soon,
}

/** More addresses than this no budget needs. */
const mostAddresses = 4096

/** 198.18.0.0, as in the default inventory: set aside for benchmarks. */
const firstAddress = 0xc6_12_00_00

function inventoryOf({ cluster, oses, presets, pools }: Premises): Partial<Inventory> {
  const clusterIds = [cluster.id]
  return {
    clusters: [cluster],
    nodes: defaultNodes.map((node) => ({ ...node, clusterId: cluster.id })),
    oses: Array.from(oses, ([internalName, id]) => {
      const [repository = '', name = ''] = internalName.split('__')
      return { id, name, repository, group: '', minimumDiskMib: 0, clusterIds }
    }),
    presets,
    pools: pools.map(({ id, name, free }, index) => ({
      id,
      name,
      firstAddress: dotted(firstAddress + index * mostAddresses),
      size: Math.min(free, mostAddresses),
      clusterIds,
    })),
  }
}
