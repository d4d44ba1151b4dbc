import { type ProviderState, providerStates } from '../contracts/pacts/provider-states.ts'

const introduction = `A pact says after "given" in which state VMmanager must be before a request is made. \`vmharness verify\` brings these
about by VMmanager's own API. What a state takes stands in the parameters of the pact; what it gives may be put in the
place of examples (\`fromProviderState('\${host}', 7)\`). An interaction with any other state is skipped.`

/** Body of the page about provider states: what each means, takes and gives. */
export function providerStatesPage(): readonly string[] {
  return [introduction, ...Object.entries(providerStates).map(([name, state]) => section(name, state))]
}

function section(name: string, { means, takes = {}, gives, onlySimulated }: ProviderState): string {
  return [
    `## ${name}`,
    means,
    ...list('Takes', takes),
    ...list('Gives', gives),
    ...(onlySimulated === undefined ? [] : [`Only in the simulator: on a real VMmanager ${onlySimulated}.`]),
  ].join('\n\n')
}

function list(title: string, meanings: Readonly<Record<string, string>>): readonly string[] {
  const items = Object.entries(meanings).map(([name, meaning]) => `- \`${name}\`: ${meaning}`)
  return items.length === 0 ? [] : [`${title}:\n\n${items.join('\n')}`]
}
