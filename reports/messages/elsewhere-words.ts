import type { FindingKind } from '../finding-kinds.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { type Language, messages } from '../i18n/messages.ts'
import { platformNames } from './platform-names.ts'

/** A group may have a thousand runs; the first few names tell where to look. */
const mostNames = 3

/** In which other runs the same was found; undefined where in none. */
export function elsewhereWords({ runs }: FindingKind, language: Language): string | undefined {
  const [, ...others] = runs
  if (others.length === 0) return undefined
  const names = others
    .slice(0, mostNames)
    .map((run) => `${run.scenario} (${platformNames[run.platform]}, ${run.dialect})`)
  const more = others.length > mostNames ? [`+${others.length - mostNames}`] : []
  return formatMessage(
    messages[language].phrases.sameElsewhere,
    {
      count: runs.length,
      runs: [...names, ...more].join(', '),
    },
    language,
  )
}
