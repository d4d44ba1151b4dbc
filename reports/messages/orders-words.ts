import type { OrderOutcome } from '../../contracts/trace/trace-event.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { type Language, messages } from '../i18n/messages.ts'

const outcomeNames: readonly (OrderOutcome | 'unsettled')[] = ['active', 'refused', 'manual', 'unsettled']

/** How the orders of a run ended: `12 orders: 11 active, 1 refused`; undefined where nothing was ordered. */
export function ordersWords({ orders }: Pick<RunResult, 'orders'>, language: Language): string | undefined {
  const { countedOutcomes, counted } = messages[language]
  const total = outcomeNames.reduce((sum, name) => sum + orders[name], 0)
  if (total === 0) return undefined
  const parts = outcomeNames
    .filter((name) => orders[name] > 0)
    .map((name) => formatMessage(countedOutcomes[name], { count: orders[name] }, language))
  return `${formatMessage(counted.orders, { count: total }, language)}: ${parts.join(', ')}`
}
