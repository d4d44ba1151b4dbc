import { type Language, messages } from '../i18n/messages.ts'
import { formatDuration } from '../timing/format-duration.ts'
import type { PhaseChange } from './compare-reports.ts'

/** How a phase changed, with its proof: `install slower, 1 m 15 s -> 1 m 55 s, +54 % (p < 0.001, ...)`. */
export function phaseChangeWords(change: PhaseChange, language: Language): string {
  const { phase, verdict, mediansMs, counts, pValue, delta } = change
  const { units, phases } = messages[language]
  const [before, now] = mediansMs.map((ms) => formatDuration(ms, units))
  const proof = `p ${significance(pValue)}, delta ${delta.toFixed(2)}, n ${counts.join(' / ')}`
  const { slower, faster } = messages[language].comparison
  const word = verdict === 'same' ? '' : ` ${verdict === 'slower' ? slower : faster}`
  return `${phases[phase]}${word}, ${before} -> ${now}${percent(change)} (${proof})`
}

function percent({ mediansMs: [before, now] }: PhaseChange): string {
  if (before === 0) return ''
  const share = Math.round((now / before - 1) * 100)
  return `, ${share > 0 ? '+' : ''}${share} %`
}

function significance(pValue: number): string {
  return pValue < 0.001 ? '< 0.001' : `= ${pValue.toFixed(3)}`
}
