import type { Language } from '../reports/i18n/messages.ts'
import { type CaptureField, captureFields } from '../scenarios/language/captures.ts'
import schema from '../scenarios/language/generated/scenario.schema.json' with { type: 'json' }
import { keyTable, type SchemaDocument } from './key-table.ts'
import { page } from './page.ts'

const firstLine =
  '# yaml-language-server: $schema=node_modules/vmmanager-harness/scenarios/language/generated/scenario.editor.schema.json'

const captureFieldsRu: Readonly<Record<CaptureField, string>> = {
  host: 'имя ВМ в VMmanager, каким его принимает параметр `host` сбоя',
  service: 'id услуги на платформе',
  address: 'первый IPv4-адрес ВМ, когда платформа его уже прочитала; Clouden читает его, когда он нужен',
  domain: 'доменное имя ВМ',
}

const texts = {
  en: {
    title: 'Scenario language',
    lead: `A scenario is a YAML file. With \`${firstLine}\` as its first line, editors complete it and mark mistakes. The shipped scenarios in \`scenarios/catalogue\` are examples. Faults have [a page of their own](faults.md), and [the tutorial](write-a-scenario.md) builds a scenario step by step.`,
    heading: 'Values of a run in steps',
    captures: `A later step can use values that an order got during the run, here of \`order: { as: web }\`; where there are several, \`\${web-2.host}\` is of the second. A name without a dot, \`\${name}\`, is a variable. A name that no earlier order has is refused when the scenario is read. A value that is not known yet when the step begins ends the run with VMH_CAPTURE_UNKNOWN, so such a step usually follows a \`wait\`.`,
    columns: '| in a text of a step | stands for |',
    fields: captureFields,
  },
  ru: {
    title: 'Язык сценариев',
    lead: `Сценарий — это файл YAML. Если его первая строка — \`${firstLine}\`, редактор подсказывает ключи и отмечает ошибки. Готовые сценарии в \`scenarios/catalogue\` служат примерами. Сбоям посвящена [отдельная страница](faults.md), а [учебник](write-a-scenario.md) показывает, как написать сценарий шаг за шагом.`,
    heading: 'Значения прогона в шагах',
    captures: `В следующих шагах можно использовать то, что заказ получил во время прогона, здесь — заказ \`order: { as: web }\`; если таких несколько, \`\${web-2.host}\` относится ко второму. Имя без точки, \`\${name}\`, — это переменная. Имя, которого нет ни у одного предыдущего заказа, отклоняется ещё при чтении сценария. Если значение ещё неизвестно, когда шаг начинается, прогон завершается с VMH_CAPTURE_UNKNOWN, поэтому перед таким шагом обычно стоит \`wait\`.`,
    columns: '| в тексте шага | значение |',
    fields: captureFieldsRu,
  },
} as const

/** The reference of scenarios: every type with its keys. */
export function languagePage(language: Language): string {
  const { definitions, ...root } = schema as unknown as SchemaDocument
  const shown = Object.entries(definitions).filter(([name, { properties }]) => {
    return name !== 'Fault' && name !== 'OperationId' && properties?.['fault'] === undefined
  })
  const tables = shown.map(([name, node]) => keyTable(name, node, language))
  const { title, lead } = texts[language]
  return page(title, lead, [capturesSection(language), keyTable('Scenario', root, language), ...tables])
}

function capturesSection(language: Language): string {
  const { heading, captures, columns, fields } = texts[language]
  const rows = Object.entries(fields).map(([field, what]) => `| \`\${web.${field}}\` | ${what} |`)
  return [`## ${heading}`, captures, [columns, '| --- | --- |', ...rows].join('\n')].join('\n\n')
}
