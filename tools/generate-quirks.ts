import { findScenarioFiles } from '../scenarios/load/find-scenario-files.ts'
import { loadScenarios } from '../scenarios/load/load-scenario.ts'
import { notExpressible } from '../simulators/quirks/not-expressible.ts'
import { type QuirkName, quirks } from '../simulators/quirks/quirks.ts'
import { page } from './page.ts'

const lead = `A quirk is a known defect of a platform or of VMmanager, off unless it is asked for. \`vmharness selftest\` switches
each one on and shows which rule catches it; \`quirks:\` in a scenario switches some on for one story. Each has a regression in
\`scenarios/catalogue/regressions\` that passes without it and fails with it, by one of its [rules](rules.md).`

/** The page about quirks: path and content. */
export async function generateQuirks(): Promise<ReadonlyMap<string, string>> {
  const loaded = await loadScenarios(await findScenarioFiles([]))
  const names = Object.keys(quirks) as QuirkName[]
  const sections = names.map((quirk) =>
    section(
      quirk,
      loaded.filter(({ scenario }) => scenario.catches?.includes(quirk)).map(({ name }) => name),
    ),
  )
  return new Map([['docs/quirks.md', page('Quirks', lead, [...sections, untold()])]])
}

function section(name: QuirkName, regressions: readonly string[]): string {
  const { party, platforms, meaning, harm, source, rules } = quirks[name]
  const who = party === 'vmmanager' ? 'VMmanager' : 'the platform'
  const where = platforms === undefined ? '' : `, on ${platforms.join(', ')} alone`
  return [
    `## ${name}`,
    meaning,
    [
      `- Whose defect: ${who}${where}`,
      `- Harm: ${harm}`,
      `- Source: ${source}`,
      `- Rules: ${rules.map((rule) => `[\`${rule}\`](rules.md#${rule})`).join(', ')}`,
      `- Caught by: ${regressions.map((regression) => `\`${regression}\``).join(', ')}`,
    ].join('\n'),
  ].join('\n\n')
}

function untold(): string {
  const items = notExpressible.map(({ trap, reason, source }) => `- **${trap}** ${reason} Source: ${source}.`)
  return ['## What no quirk stands for', items.join('\n')].join('\n\n')
}
