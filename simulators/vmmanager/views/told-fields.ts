import type { ItemView } from '../lists/select-items.ts'
import type { Host } from '../world/entities.ts'
import type { World } from '../world/world.ts'

/** What creations and changes of resources may say that has no effect here; with what lists say where nobody did. */
const usual: Told = {
  expand_part: 'none',
  cpu_mode: 'default',
  cpu_custom_model: null,
  cpu_weight: null,
  nesting: false,
  io_weight: null,
  io_read_mbitps: null,
  io_write_mbitps: null,
  io_read_iops: null,
  io_write_iops: null,
  net_weight: null,
  tcp_connections_in: null,
  tcp_connections_out: null,
  process_number: null,
  anti_spoofing: false,
  firewall_rules: [],
  vxlan: [],
  snapshots_allowed: false,
  snapshot_ram: false,
  hot_plug: false,
  live_resize: false,
}

/** The same of what only calls of their own set. */
const setElsewhere: Told = {
  ip_automation: 'none',
  rescue_mode: false,
  iso_mounted: false,
  iso_status: null,
}

const nothing: Told = {}
const names = Object.keys(usual)

/** What a request, or a preset, tells of a machine that is only shown again. */
export function toldOf(request: object): Told {
  let told: Record<string, unknown> | undefined
  for (const name of names) {
    const value = request[name as keyof typeof request] as unknown
    if (value !== undefined) (told ??= {})[name] = value
  }
  return told ?? nothing
}

/** The fields of a machine in lists that show what was told. */
export const toldFields: ItemView<Host, World>['fields'] = Object.fromEntries(
  Object.entries({ ...usual, ...setElsewhere }).map(([name, value]) => [
    name,
    ({ told }: Host) => told[name] ?? value,
  ]),
)

/** What the API was told about a thing that has no effect here and is only shown again, by the names of the API. */
export type Told = Readonly<Record<string, unknown>>
