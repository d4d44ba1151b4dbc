import { presetView } from '../../views/preset-view.ts'
import type { Preset } from '../../world/entities.ts'
import type { RecordKind } from '../records/record-kind.ts'

/** Configurations; a change touches no machine that is there. One that machines were made from stays. */
export const presetKind: RecordKind<Preset> = {
  table: ({ presets }) => presets,
  idParameter: 'preset_id',
  view: presetView,
  make: (id) => ({ id, name: '' }),
  fields: { name: 'name', cpu_number: 'cpuNumber', ram_mib: 'ramMib', hdd_mib: 'diskMib' },
  isUsed: ({ id }, { hosts }) => [...hosts.all()].some(({ presetId }) => presetId === id),
}
