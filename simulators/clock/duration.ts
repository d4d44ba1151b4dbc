import { HarnessError } from '../../contracts/failures/harness-error.ts'

/**
 * A duration with its unit.
 *
 * @title duration
 * @pattern ^\d+(\.\d+)?(ms|s|m|h)$
 * @examples ["250ms", "30s", "5m", "2h"]
 */
export type Duration = `${number}${'ms' | 's' | 'm' | 'h'}`

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/**
 * Length of a `Duration` in whole milliseconds (rounded).
 *
 * @throws {HarnessError} `VMH_SCENARIO_INVALID` where the text is not a duration.
 */
export function durationMs(text: string): number {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text) ?? []
  const factor = unitMs[unit]
  if (amount === undefined || factor === undefined) {
    throw new HarnessError('VMH_SCENARIO_INVALID', {
      problem: `Not a duration such as 250ms, 30s, 5m or 2h: ${JSON.stringify(text)}`,
    })
  }
  return Math.round(Number(amount) * factor)
}
