import { formatMessage } from '../i18n/format-message.ts'
import type { QuirkResult } from '../../scenarios/selftest/run-quirk.ts'

/** Which rule caught which quirk, in which scenarios; the last line is the score. */
export function renderKillMatrix(results: readonly QuirkResult[]): string {
  const width = Math.max(...results.map(({ quirk }) => quirk.length))
  const lines = results.map((result) => `${result.quirk.padEnd(width)}  ${wordsOf(result)}`)
  const caught = results.filter(({ kills }) => kills.length > 0).length
  const score = results.length === 0 ? 0 : Math.floor((caught / results.length) * 100)
  return [
    ...lines,
    '',
    formatMessage(
      'kill score {score} %: {caught} of {count, plural, one {# quirk} other {# quirks}} caught',
      { score, caught, count: results.length },
      'en',
    ),
    '',
  ].join('\n')
}

function wordsOf({ kills, others }: QuirkResult): string {
  if (kills.length === 0) {
    return others.length === 0 ? 'SURVIVED' : `SURVIVED (but for ${others.join(', ')})`
  }
  const byRule = Map.groupBy(kills, ({ rule }) => rule)
  return Array.from(byRule, ([rule, same]) => {
    const [first] = same
    const more = same.length > 1 ? `, ${same.length - 1} more` : ''
    return `${rule} (${first?.scenario} on ${first?.platform}${more})`
  }).join('; ')
}
