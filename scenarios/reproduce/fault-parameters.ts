import type { ExchangeEvent, Stamp } from '../../contracts/trace/trace-event.ts'
import { itemsOf } from '../../contracts/lifecycle/items-of.ts'
import type { FaultName } from '../../simulators/faults/fault.ts'
import { chaosFaults } from '../chaos/chaos-faults.ts'

/** What of the usual arming says what happens, and not how often. */
const usual: ReadonlySet<string> = new Set(['delay', 'ahead', 'behind'])

const known: ReadonlySet<string> = new Set(['created', 'running', 'complete', 'failed', 'fail', 'aborted'])

/** What a fault needs besides its name: as the exchange that it struck shows it, else as it is usually armed. */
export function faultParameters(
  fault: FaultName,
  struck: (ExchangeEvent & Stamp) | undefined,
): Readonly<Record<string, unknown>> {
  if (fault === 'server-error') {
    const status = struck?.exchange.response?.status ?? 500
    return status === 502 || status === 503 || status === 504 ? { status } : {}
  }
  if (fault === 'reply-late' && struck !== undefined) {
    return { delay: `${Math.max(1, Math.ceil((struck.atMs - struck.sentAtMs) / 1000))}s` }
  }
  if (fault === 'status-word') {
    const words = itemsOf(struck?.exchange.response?.body).map(({ status }) => String(status))
    const word = words.find((each) => !known.has(each))
    return { status: 'complete', word: word ?? 'done' }
  }
  return Object.fromEntries(Object.entries(chaosFaults[fault].fault).filter(([name]) => usual.has(name)))
}
