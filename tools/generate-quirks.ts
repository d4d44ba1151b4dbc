import { harmOf, type NamedScenario } from '../reports/explain/explain.ts'
import { type Language, messages } from '../reports/i18n/messages.ts'
import { findScenarioFiles } from '../scenarios/load/find-scenario-files.ts'
import { loadScenarios } from '../scenarios/load/load-scenario.ts'
import { notExpressible } from '../simulators/quirks/not-expressible.ts'
import { type QuirkName, quirks } from '../simulators/quirks/quirks.ts'
import { page } from './page.ts'

const texts = {
  en: {
    title: 'Quirks',
    lead: `A quirk is a known defect of a platform or of VMmanager; it is off unless it is switched on. \`vmharness selftest\` switches
on one after the other and shows which rule catches it; \`quirks:\` in a scenario switches some on for that scenario. Each has a
regression in \`scenarios/catalogue/regressions\` that passes without the quirk and fails with it, by one of its
[rules](rules.md).`,
    whose: 'Whose defect',
    parties: { vmmanager: 'VMmanager', platform: 'the platform' },
    only: (platforms: string) => `, on ${platforms} alone`,
    harm: 'Harm',
    source: 'Source',
    rules: 'Rules',
    caughtBy: 'Caught by',
    others: 'Defects without a quirk',
  },
  ru: {
    title: 'Известные дефекты',
    lead: `Здесь перечислены известные дефекты платформ и VMmanager; они выключены, пока их не включат. \`vmharness selftest\` включает их
по одному и показывает, какое правило ловит каждый; \`quirks:\` в сценарии включает дефекты для этого сценария. Для каждого есть
регрессионный сценарий в \`scenarios/catalogue/regressions\`: без дефекта он успешен, а с ним нарушается одно из указанных
[правил](rules.md).`,
    whose: 'Чей дефект',
    parties: { vmmanager: 'VMmanager', platform: 'платформа' },
    only: (platforms: string) => `, только ${platforms}`,
    harm: 'Что проверяется',
    source: 'Источник',
    rules: 'Правила',
    caughtBy: 'Сценарии',
    others: 'Дефекты, которые нельзя включить',
  },
} as const

/** The pages about quirks: paths and contents. */
export async function generateQuirks(): Promise<ReadonlyMap<string, string>> {
  const loaded = await loadScenarios(await findScenarioFiles([]))
  return new Map([
    ['docs/quirks.md', quirksPage('en', loaded)],
    ['docs/ru/quirks.md', quirksPage('ru', loaded)],
  ])
}

function quirksPage(language: Language, loaded: readonly NamedScenario[]): string {
  const { title, lead } = texts[language]
  const names = Object.keys(quirks) as QuirkName[]
  return page(title, lead, [...names.map((quirk) => section(quirk, language, loaded)), others(language)])
}

function section(name: QuirkName, language: Language, loaded: readonly NamedScenario[]): string {
  const { party, platforms, source, rules } = quirks[name]
  const words = texts[language]
  const regressions = loaded.filter(({ scenario }) => scenario.catches?.includes(name))
  return [
    `## ${name}`,
    messages[language].quirks[name],
    [
      `- ${words.whose}: ${words.parties[party]}${platforms === undefined ? '' : words.only(platforms.join(', '))}`,
      `- ${words.harm}: ${harmOf(name, language, loaded)}`,
      `- ${words.source}: ${source}`,
      `- ${words.rules}: ${rules.map((rule) => `[\`${rule}\`](rules.md#${rule})`).join(', ')}`,
      `- ${words.caughtBy}: ${regressions.map((regression) => `\`${regression.name}\``).join(', ')}`,
    ].join('\n'),
  ].join('\n\n')
}

function others(language: Language): string {
  const { others: heading, source: sourceWord } = texts[language]
  const items = notExpressible.map(({ source, ru, ...en }) => {
    const { trap, reason } = language === 'ru' ? ru : en
    return `- **${trap}** ${reason} ${sourceWord}: ${source}.`
  })
  return [`## ${heading}`, items.join('\n')].join('\n\n')
}
