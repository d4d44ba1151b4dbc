import type { ItemView } from '../lists/select-items.ts'
import type { Preset } from '../world/entities.ts'
import type { World } from '../world/world.ts'
import { shownAgain } from './shown-again.ts'

/** Items of `GET /vm/v3/preset`. */
export const presetView: ItemView<Preset, World> = {
  fields: {
    id: (preset) => preset.id,
    name: (preset) => preset.name,
    cpu_number: (preset) => preset.cpuNumber ?? null,
    ram_mib: (preset) => preset.ramMib ?? null,
    hdd_mib: (preset) => preset.diskMib ?? null,
    ...shownAgain({
      comment: '',
      virtualization_type: 'kvm',
      disks: undefined,
      cpu_mode: undefined,
      cpu_custom_model: undefined,
      cpu_weight: undefined,
      nesting: undefined,
      io_weight: undefined,
      io_read_mbitps: undefined,
      io_write_mbitps: undefined,
      io_read_iops: undefined,
      io_write_iops: undefined,
      net_bandwidth_mbitps: undefined,
      net_in_mbitps: undefined,
      net_out_mbitps: undefined,
      net_weight: undefined,
      anti_spoofing: undefined,
      tcp_connections_in: undefined,
      tcp_connections_out: undefined,
      process_number: undefined,
      firewall_rules: undefined,
      snapshot_limit: undefined,
    }),
  },
  lookups: {},
}
