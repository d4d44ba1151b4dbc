import type { RuleRecord } from '../../contracts/judge/rule-record.ts'
import type { RuleState } from '../../contracts/judge/verdict.ts'
import { messages } from '../i18n/messages.ts'
import { rulesInShort } from '../messages/rules-words.ts'
import { ruleAnchor } from './anchors.ts'
import type { HtmlContext } from './html-context.ts'
import { markup, type Markup } from './markup.ts'

/** How a reader is told what became of a rule, so that a rule that nothing put to the test does not look like one that held. */
const looks: Readonly<Record<RuleState, string>> = {
  broken: 'failed',
  held: 'passed',
  'no-occasion': 'skipped',
  'not-observable': 'skipped',
}

const states: readonly RuleState[] = ['broken', 'held', 'no-occasion', 'not-observable']

/** What became of each rule in one run, in a line a state. */
export function rulesOfRun(
  records: readonly RuleRecord[] | undefined,
  { words, language }: HtmlContext,
): Markup | undefined {
  if (records === undefined || records.length === 0) return undefined
  const lines = states.flatMap((state) => {
    const own = records.filter((record) => record.state === state)
    if (own.length === 0) return []
    const rules = own.map(({ rule, occasions, partly }) => {
      const times = state === 'held' ? ` (${occasions}${partly ? `, ${words.partlySeen}` : ''})` : ''
      return markup`<li><a href="#${ruleAnchor(rule)}"><code>${rule}</code></a>${times}</li> `
    })
    return [
      markup`<p><span class="badge ${looks[state]}">${messages[language].ruleStates[state]}: ${own.length}</span></p>
        <ul class="inline">
          ${rules}
        </ul>`,
    ]
  })
  return markup`<details>
    <summary>${rulesInShort(records, language)}</summary>
    ${lines}
  </details>`
}
