import type { Language } from '../reports/i18n/messages.ts'
import schema from '../scenarios/language/generated/scenario.schema.json' with { type: 'json' }
import { configurationPage } from './configuration-page.ts'
import { errorsPage } from './errors-page.ts'
import { faultsPage } from './faults-page.ts'
import type { SchemaDocument } from './key-table.ts'
import { languagePage } from './language-page.ts'
import { providerStatesPage } from './provider-states-page.ts'
import { rulesPage } from './rules-page.ts'

const folders = { en: 'docs', ru: 'docs/ru' } as const satisfies Record<Language, string>

/** Reference pages that say what the code says: paths and contents. */
export function generateDocs(): ReadonlyMap<string, string> {
  const languages = Object.keys(folders) as Language[]
  return new Map(languages.flatMap((language) => [...referenceIn(language)]))
}

function referenceIn(language: Language): ReadonlyMap<string, string> {
  const { definitions } = schema as unknown as SchemaDocument
  const folder = folders[language]
  return new Map([
    [`${folder}/configuration.md`, configurationPage(language)],
    [`${folder}/errors.md`, errorsPage(language)],
    [`${folder}/faults.md`, faultsPage(language, definitions)],
    [`${folder}/provider-states.md`, providerStatesPage(language)],
    [`${folder}/rules.md`, rulesPage(language)],
    [`${folder}/scenario-language.md`, languagePage(language)],
  ])
}
