import { HarnessError } from '../../../../contracts/failures/harness-error.ts'
import { type Inventory, clusterId, osName } from '../../../../simulators/client/inventory.ts'
import { tariffs } from '../../../../simulators/platform/tariff.ts'
import { type SurveyFinding, bad, ok, warn } from './survey-finding.ts'
import { type UnknownItem, isUnknownItem } from '../../../../simulators/client/outcome.ts'
import type { NamedTarget } from '../load-config.ts'

/** What a run finds on a target and may use. */
export interface Premises {
  readonly cluster: { readonly id: number; readonly name: string }
  /** BILLmanager's internal names of the systems on the cluster, by id. */
  readonly oses: ReadonlyMap<string, number>
  readonly presets: readonly PresetSizes[]
  readonly pools: readonly PoolSpace[]
}

/** What a machine of a preset has. */
export interface PresetSizes {
  readonly id: number
  readonly name: string
  readonly cpuNumber: number
  readonly ramMib: number
  readonly diskMib: number
}

/** Free IPv4 addresses of one pool. */
export interface PoolSpace {
  readonly id: number
  readonly name: string
  readonly free: number
}

/** What the inventory offers to a target as it is configured; no premises where something is missing. */
export function findPremises(
  target: NamedTarget,
  inventory: Inventory,
): { readonly findings: readonly SurveyFinding[]; readonly premises?: Premises } {
  const id = clusterId(inventory, target.cluster)
  const cluster = inventory.clusters.find((item) => item['id'] === id)
  if (id === undefined || cluster === undefined) {
    return { findings: [lacking(target, 'cluster', target.cluster ?? 'at all', inventory.clusters)] }
  }
  const premises: Premises = {
    cluster: { id, name: String(cluster['name']) },
    oses: new Map(inventory.oses.filter((os) => isIn(os, id)).map((os) => [osName(os), Number(os['id'])])),
    presets: inventory.presets.map(sizesOf),
    pools: inventory.pools.filter((pool) => isIn(pool, id)).map(spaceOf),
  }
  const findings = [
    ok('cluster', 'found', premises.cluster),
    systemOf(target, premises, inventory),
    presetOf(target, premises, inventory),
    spaceFor(target, premises, inventory),
  ]
  return findings.some(({ state }) => state === 'bad') ? { findings } : { findings, premises }
}

function systemOf(target: NamedTarget, { oses }: Premises, inventory: Inventory): SurveyFinding {
  const { os } = target
  if (os !== undefined) {
    if (oses.has(os)) return ok('os', 'found', { name: os })
    return lacking(target, 'os', os, inventory.oses)
  }
  const missing = tariffs.map((tariff) => tariff.os).filter((name) => !oses.has(name))
  if (missing.length === 0) return ok('os', 'of-tariffs')
  return warn('os', 'missing', { names: missing.join(', ') })
}

function presetOf(target: NamedTarget, { presets }: Premises, inventory: Inventory): SurveyFinding {
  const { preset: name } = target
  if (name !== undefined) {
    const preset = presets.find((each) => each.name === name)
    return preset === undefined
      ? lacking(target, 'preset', name, inventory.presets)
      : ok('preset', 'found', { name, ramMib: preset.ramMib })
  }
  const names = tariffs.map((tariff) => tariff.name)
  const missing = names.filter((each) => !presets.some((preset) => preset.name === each))
  return missing.length === 0
    ? ok('preset', 'of-tariffs')
    : warn('preset', 'missing', { names: missing.join(', ') })
}

function spaceFor(target: NamedTarget, { pools }: Premises, inventory: Inventory): SurveyFinding {
  const { pool: name, budget } = target
  const chosen = name === undefined ? pools : pools.filter((pool) => pool.name === name)
  if (chosen.length === 0) return lacking(target, 'pool', name ?? 'at all', inventory.pools)
  const free = chosen.reduce((sum, pool) => sum + pool.free, 0)
  const pool = chosen.map((each) => each.name).join(', ')
  if (free < 1) return bad('pool', new HarnessError('VMH_POOL_EMPTY', { pool, free, vms: budget.vms }))
  const params = { pool, free, vms: budget.vms }
  return free < budget.vms ? warn('pool', 'tight', params) : ok('pool', 'found', params)
}

const kinds = { cluster: 'cluster', os: 'operating system', preset: 'preset', pool: 'address pool' } as const

function lacking(
  { url }: NamedTarget,
  topic: keyof typeof kinds,
  name: string,
  items: readonly UnknownItem[],
): SurveyFinding {
  const known = items.map((item) => (topic === 'os' ? osName(item) : String(item['name']))).join(', ')
  const params = { url, kind: kinds[topic], name, known: known === '' ? 'none' : known }
  return bad(topic, new HarnessError('VMH_TARGET_LACKS', params))
}

/** Lists of clusters are left out by some releases: then it counts as there. */
function isIn({ clusters }: UnknownItem, cluster: number): boolean {
  if (!Array.isArray(clusters)) return true
  return clusters.some((each: unknown) => (isUnknownItem(each) ? each['id'] : each) === cluster)
}

function sizesOf({
  id,
  name,
  cpu_number: cpuNumber,
  ram_mib: ramMib,
  hdd_mib: diskMib,
}: UnknownItem): PresetSizes {
  return {
    id: Number(id),
    name: String(name),
    cpuNumber: Number(cpuNumber),
    ramMib: Number(ramMib),
    diskMib: Number(diskMib),
  }
}

/** Older releases count in texts, newer ones have both families apart (gadost/go-vmmanager-api). */
function spaceOf({ id, name, total_ip: total, using_ip: used, ipv4 }: UnknownItem): PoolSpace {
  const newer = isUnknownItem(ipv4) ? Number(ipv4['total']) - Number(ipv4['used']) : Number.NaN
  const free = Number.isNaN(newer) ? Number(total) - Number(used) : newer
  return { id: Number(id), name: String(name), free: Number.isNaN(free) ? 0 : free }
}
