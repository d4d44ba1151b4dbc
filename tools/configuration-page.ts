import type { Language } from '../reports/i18n/messages.ts'
import schema from '../scenarios/targets/real/generated/config.schema.json' with { type: 'json' }
import { keyTable, type SchemaDocument } from './key-table.ts'
import { page } from './page.ts'

const texts = {
  en: {
    title: 'Configuration',
    lead: 'The configuration is `vmharness.config.yaml` in the folder where you work, or the file after `--config`. Its schema is `scenarios/targets/real/generated/config.schema.json`, with which editors complete it. [real-targets.md](real-targets.md) is the guide.',
  },
  ru: {
    title: 'Конфигурация',
    lead: 'Конфигурация — это `vmharness.config.yaml` в папке, где вы работаете, или файл, указанный в `--config`. По схеме `scenarios/targets/real/generated/config.schema.json` редактор подсказывает ключи. Как ею пользоваться, рассказано в [real-targets.md](real-targets.md).',
  },
} as const

/** The reference of `vmharness.config.yaml`. */
export function configurationPage(language: Language): string {
  const { definitions, ...root } = schema as unknown as SchemaDocument
  const { title, lead } = texts[language]
  const tables = Object.entries(definitions).map(([name, node]) => keyTable(name, node, language))
  return page(title, lead, [keyTable('vmharness.config.yaml', root, language), ...tables])
}
