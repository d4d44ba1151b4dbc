import schema from '../scenarios/targets/real/generated/config.schema.json' with { type: 'json' }
import { keyTable, type SchemaDocument } from './key-table.ts'
import { page } from './page.ts'

const { definitions, ...root } = schema as unknown as SchemaDocument

/** The reference of `vmharness.config.yaml`. */
export function configurationPage(): string {
  const tables = Object.entries(definitions).map(([name, node]) => keyTable(name, node))
  return page(
    'Configuration',
    '`vmharness.config.yaml` in the folder where you work, or the file after `--config`. Its schema is `scenarios/targets/real/generated/config.schema.json`, so editors can complete it; [real-targets.md](real-targets.md) is the guide.',
    [keyTable('vmharness.config.yaml', root), ...tables],
  )
}
