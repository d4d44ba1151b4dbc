import { faultDefinitions } from '../simulators/faults/fault-definitions.ts'

/** What the page needs of the schema of scenarios. */
export interface FaultSchema {
  readonly properties?: Readonly<
    Record<string, { readonly const?: string; readonly enum?: readonly string[] }>
  >
  readonly required?: readonly string[]
}

const shared = new Set(['fault', 'after', 'for', 'skip', 'times', 'probability'])

const introduction = `A fault is armed in a scenario (\`faults:\`), in a file (\`vmharness simulate --faults FILE\`), on the command line
(\`vmharness simulate --fault "reply-lost operation=host-create times=1"\`), or through the [control API](control-api.md).
It looks the same everywhere. Unless its parameters say otherwise it is injected every time, from its arming on, without end.

| parameter | meaning |
| --- | --- |
| \`after\` | when it comes to life, counted from its arming: \`90s\`, \`5m\` |
| \`for\` | how long it lives from then on |
| \`skip\` | so many occasions pass unharmed first |
| \`times\` | it is injected so often at most |
| \`probability\` | how likely it is injected on an occasion, between 0 and 1, drawn from the seed |
| \`operation\` | only calls of this operation of the [contract](coverage.md) |
| \`task\`, \`stage\` | only tasks of this name, stages of this name |
| \`host\` | only the machine of this name |

Not every fault has every parameter; the schema of scenarios refuses a wrong one. What an injected fault can have made of
a response is not held against the simulator by the rule \`exchange-conforms\`, anything else in the same response is;
all other rules hold while faults are injected.`

/** Body of the page about faults: how they are armed, and each with its own parameters. */
export function faultsPage(definitions: Readonly<Record<string, FaultSchema>>): readonly string[] {
  const rows = Object.entries(faultDefinitions).map(([name, { meaning, source }]) => {
    const { properties = {}, required = [] } = schemaOf(name, definitions)
    const own = Object.keys(properties).filter((key) => !shared.has(key))
    const words = own.map((key) => (required.includes(key) ? `\`${key}\` (required)` : `\`${key}\``))
    return `| \`${name}\` | ${meaning} | ${words.join(', ')} | ${source} |`
  })
  const table = [
    '| fault | what it does | besides | where it was seen |',
    '| --- | --- | --- | --- |',
    ...rows,
  ]
  return [introduction, table.join('\n')]
}

function schemaOf(name: string, definitions: Readonly<Record<string, FaultSchema>>): FaultSchema {
  const found = Object.values(definitions).find(({ properties }) => {
    const tag = properties?.['fault']
    return tag?.const === name || tag?.enum?.includes(name) === true
  })
  if (found === undefined) throw new Error(`No schema of the fault ${name}`)
  return found
}
