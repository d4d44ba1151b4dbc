import { type Language, messages } from '../reports/i18n/messages.ts'
import type { FaultName } from '../simulators/faults/fault.ts'
import { faultDefinitions } from '../simulators/faults/fault-definitions.ts'
import { page } from './page.ts'

/** What the page needs of the schema of scenarios. */
export interface FaultSchema {
  readonly properties?: Readonly<
    Record<string, { readonly const?: string; readonly enum?: readonly string[] }>
  >
  readonly required?: readonly string[]
}

const shared = new Set(['fault', 'after', 'for', 'skip', 'times', 'probability'])

const texts = {
  en: {
    title: 'Faults',
    lead: 'What can go wrong in a simulated world, on demand.',
    columns: '| fault | what it does | own parameters | where it was seen |',
    required: 'required',
    introduction: `A fault is armed in a scenario (\`faults:\`), in a file (\`vmharness simulate --faults FILE\`), on the command line
(\`vmharness simulate --fault "reply-lost operation=host-create times=1"\`), or through the [control API](control-api.md).
It is written the same way everywhere. Without parameters, it is injected on every occasion from the moment when it is armed.

| parameter | meaning |
| --- | --- |
| \`after\` | how long after its arming it begins: \`90s\`, \`5m\` |
| \`for\` | how long it lasts from then on |
| \`skip\` | how many occasions pass without it first |
| \`times\` | how often it is injected at most |
| \`probability\` | how likely it is injected on an occasion, between 0 and 1, drawn from the seed |
| \`operation\` | only calls of this operation of the [contract](coverage.md) |
| \`task\`, \`stage\` | only tasks of this name, only stages of this name |
| \`host\` | only the VM of this name |

Not every fault has every parameter; the schema of scenarios refuses a wrong one. What an injected fault has changed in a
response does not count against the simulator by the rule \`exchange-conforms\`, but anything else in that response does; all
other rules hold while faults are injected.`,
  },
  ru: {
    title: 'Сбои',
    lead: 'Что может пойти не так в симулируемом мире — по вашему желанию.',
    columns: '| сбой | что происходит | свои параметры | где это встречалось |',
    required: 'обязательно',
    introduction: `Сбой взводят в сценарии (\`faults:\`), в файле (\`vmharness simulate --faults FILE\`), в командной строке
(\`vmharness simulate --fault "reply-lost operation=host-create times=1"\`) или через [управляющий API](control-api.md).
Записывается он везде одинаково. Без параметров сбой вносится при каждом случае с того момента, когда он взведён.

| параметр | значение |
| --- | --- |
| \`after\` | через сколько после взведения он начинается: \`90s\`, \`5m\` |
| \`for\` | сколько он с этого времени длится |
| \`skip\` | сколько случаев сначала проходит без него |
| \`times\` | сколько раз он вносится, не больше |
| \`probability\` | с какой вероятностью он вносится в каждом случае, от 0 до 1; выбор определяет зерно |
| \`operation\` | только вызовы этой операции [контракта](../coverage.md) |
| \`task\`, \`stage\` | только задачи с этим именем, только этапы с этим именем |
| \`host\` | только ВМ с этим именем |

Не у каждого сбоя есть каждый параметр; неподходящий отклонит схема сценариев. То, что внесённый сбой изменил в ответе, не
ставится симулятору в вину по правилу \`exchange-conforms\`, а всё остальное в этом ответе — ставится; прочие правила действуют и
во время сбоев.`,
  },
} as const

/** The page about faults: how they are armed, and each with its own parameters. */
export function faultsPage(language: Language, definitions: Readonly<Record<string, FaultSchema>>): string {
  const { title, lead, introduction, columns, required: requiredWord } = texts[language]
  const rows = Object.entries(faultDefinitions).map(([name, { source }]) => {
    const { properties = {}, required = [] } = schemaOf(name, definitions)
    const own = Object.keys(properties).filter((key) => !shared.has(key))
    const words = own.map((key) => (required.includes(key) ? `\`${key}\` (${requiredWord})` : `\`${key}\``))
    const does = messages[language].faults[name as FaultName]
    return `| \`${name}\` | ${does} | ${words.join(', ')} | ${source} |`
  })
  return page(title, lead, [introduction, [columns, '| --- | --- | --- | --- |', ...rows].join('\n')])
}

function schemaOf(name: string, definitions: Readonly<Record<string, FaultSchema>>): FaultSchema {
  const found = Object.values(definitions).find(({ properties }) => {
    const tag = properties?.['fault']
    return tag?.const === name || tag?.enum?.includes(name) === true
  })
  if (found === undefined) throw new Error(`No schema of the fault ${name}`)
  return found
}
