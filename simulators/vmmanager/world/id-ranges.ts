import type { Inventory } from './inventory.ts'

/** The last id before the first one, of each kind of thing that has ids. */
export interface IdRanges {
  readonly nodes: number
  readonly oses: number
  readonly presets: number
  readonly pools: number
  readonly networks: number
  readonly storages: number
  readonly hosts: number
  readonly sshKeys: number
  readonly disks: number
  readonly interfaces: number
  readonly images: number
  readonly backups: number
  readonly tasks: number
  /** How far the number by which clients follow a task is from its id in the list. */
  readonly consulIds: number
}

/** Everything is numbered from one, as in an installation that nobody has used. */
const together: IdRanges = {
  nodes: 0,
  oses: 0,
  presets: 0,
  pools: 0,
  networks: 0,
  storages: 0,
  hosts: 0,
  sshKeys: 0,
  disks: 0,
  interfaces: 0,
  images: 0,
  backups: 0,
  tasks: 0,
  consulIds: 0,
}

/**
 * A client that takes one id for another gets a refusal instead of luck. Clusters and accounts keep the ids on which
 * public clients rely.
 */
const apart: IdRanges = {
  nodes: 50,
  oses: 200,
  presets: 300,
  pools: 400,
  networks: 500,
  storages: 600,
  hosts: 5000,
  sshKeys: 20_000,
  disks: 30_000,
  interfaces: 40_000,
  images: 50_000,
  backups: 60_000,
  tasks: 70_000,
  consulIds: 100_000,
}

export function idRanges(areApart = false): IdRanges {
  return areApart ? apart : together
}

/** The inventory with its ids in those ranges. */
export function renumbered(inventory: Inventory, ranges: IdRanges): Inventory {
  const { nodes, oses, presets, pools, networks, storages } = inventory
  return {
    ...inventory,
    nodes: shifted(nodes, ranges.nodes),
    oses: shifted(oses, ranges.oses),
    presets: shifted(presets, ranges.presets),
    pools: shifted(pools, ranges.pools),
    networks: shifted(networks, ranges.networks),
    storages: shifted(storages, ranges.storages),
  }
}

function shifted<Row extends { readonly id: number }>(rows: readonly Row[], by: number): readonly Row[] {
  return rows.map((row) => ({ ...row, id: row.id + by }))
}
