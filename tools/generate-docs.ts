import { failures } from '../contracts/failures/failures.ts'
import { messages } from '../reports/messages/messages.ts'
import { shownMessage } from '../reports/i18n/format-message.ts'
import schema from '../scenarios/language/generated/scenario.schema.json' with { type: 'json' }
import { captureFields } from '../scenarios/language/captures.ts'
import { configurationPage } from './configuration-page.ts'
import { faultsPage } from './faults-page.ts'
import { keyTable, type SchemaDocument } from './key-table.ts'
import { page } from './page.ts'
import { providerStatesPage } from './provider-states-page.ts'

/** Reference pages that say what the code says: paths and contents. */
export function generateDocs(): ReadonlyMap<string, string> {
  return new Map([
    ['docs/configuration.md', configurationPage()],
    ['docs/errors.md', errorsPage()],
    ['docs/rules.md', rulesPage()],
    ['docs/scenario-language.md', languagePage()],
    [
      'docs/faults.md',
      page('Faults', 'What can go wrong in a simulated world, on demand.', faultsPage(definitions)),
    ],
    [
      'docs/provider-states.md',
      page('Provider states', 'What pacts may ask a VMmanager to be.', providerStatesPage()),
    ],
  ])
}

function errorsPage(): string {
  const exits = { 2: 'wrong use or unreadable input', 3: 'the environment failed' }
  const sections = Object.entries(failures).map(
    ([code, { what, remedy, exitCode }]) =>
      `## ${code}\n\n${what}.\n\n**What to do:** ${remedy}\n\nExit code ${exitCode}: ${exits[exitCode]}.`,
  )
  return page(
    'Errors',
    'Every failure has a code that never changes its meaning. Words in braces are filled in.',
    sections,
  )
}

function rulesPage(): string {
  const { rules, findings } = messages.en
  const sections = Object.entries(rules).map(([rule, promise]) => {
    const ways = Object.entries(findings).filter(([key]) => key.startsWith(`${rule}/`))
    const list = ways.map(
      ([key, words]) => `- \`${key.slice(rule.length + 1)}\`: ${shownMessage(words, 'en')}.`,
    )
    return `## ${rule}\n\n${promise}.\n\nHow it can be broken:\n\n${list.join('\n')}`
  })
  return page(
    'Rules',
    'By these rules every trace is judged. A finding names the rule and the way in which it is broken.',
    sections,
  )
}

const { definitions, ...root } = schema as unknown as SchemaDocument

function languagePage(): string {
  const told = Object.entries(definitions).filter(([name, { properties }]) => {
    return name !== 'Fault' && name !== 'OperationId' && properties?.['fault'] === undefined
  })
  const tables = told.map(([name, node]) => keyTable(name, node))
  const sections = [capturesSection(), keyTable('Scenario', root), ...tables]
  return page(
    'Scenario language',
    'A scenario is a YAML file. With `# yaml-language-server: $schema=node_modules/vmmanager-harness/scenarios/language/generated/scenario.editor.schema.json` as its first line, editors complete it and mark mistakes; the shipped ones in `scenarios/catalogue` are examples. Faults have [a page of their own](faults.md).',
    sections,
  )
}

function capturesSection(): string {
  const rows = Object.entries(captureFields).map(([field, what]) => `| \`\${web.${field}}\` | ${what} |`)
  const table = ['| in a text of a step | stands for |', '| --- | --- |', ...rows].join('\n')
  return `## What a story learns

A later step can use what became of an order, here of \`order: { as: web }\`; where there are several, \`\${web-2.host}\` is of the second. A name without a dot, \`\${name}\`, is a variable. An order that was not placed before is refused when the scenario is read; what is not known yet when the step is played ends the run with VMH_CAPTURE_UNKNOWN, so that such a step usually comes after a \`wait\`.

${table}`
}
