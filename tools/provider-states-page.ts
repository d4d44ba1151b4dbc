import {
  type ProviderState,
  type ProviderStateName,
  providerStates,
} from '../contracts/pacts/provider-states.ts'
import type { Language } from '../reports/i18n/messages.ts'
import { page } from './page.ts'
import { providerStatesRu } from './provider-states-ru.ts'

const texts = {
  en: {
    title: 'Provider states',
    introduction: `A pact says after "given" in which state VMmanager must be before a request is sent. \`vmharness verify\` sets up these
states through VMmanager's own API. The parameters of a state stand in the pact; the values that it returns may replace
examples (\`fromProviderState('\${host}', 7)\`). An interaction with any other state is skipped.`,
    takes: 'Takes',
    gives: 'Gives',
    only: 'Only in the simulator: on a real VMmanager',
  },
  ru: {
    title: 'Состояния поставщика',
    introduction: `Пакт указывает после «given», в каком состоянии должен быть VMmanager перед запросом. \`vmharness verify\` создаёт эти состояния
через API самого VMmanager. Параметры состояния записаны в пакте, а значения, которые оно возвращает, могут заменять примеры
(\`fromProviderState('\${host}', 7)\`). Взаимодействие с любым другим состоянием пропускается.`,
    takes: 'Принимает',
    gives: 'Возвращает',
    only: 'Только в симуляторе: на настоящем VMmanager',
  },
} as const

/** The page about provider states: what each means, takes and gives. */
export function providerStatesPage(language: Language): string {
  const { title, introduction } = texts[language]
  const sections = Object.entries(language === 'ru' ? providerStatesRu : providerStates).map(
    ([name, state]) => section(name as ProviderStateName, state, language),
  )
  return page(title, introduction, sections)
}

function section(name: ProviderStateName, state: ProviderState, language: Language): string {
  const { means, takes = {}, gives, onlySimulated } = state
  const words = texts[language]
  return [
    `## ${name}`,
    means,
    ...list(words.takes, takes),
    ...list(words.gives, gives),
    ...(onlySimulated === undefined ? [] : [`${words.only} ${onlySimulated}.`]),
  ].join('\n\n')
}

function list(title: string, meanings: Readonly<Record<string, string>>): readonly string[] {
  const items = Object.entries(meanings).map(([name, meaning]) => `- \`${name}\`: ${meaning}`)
  return items.length === 0 ? [] : [`${title}:\n\n${items.join('\n')}`]
}
