import { formatMoment } from '../../timing/format-moment.ts'
import type { ExchangeRecord, ViolationRecord } from '../exchange-record.ts'
import { element } from './element.ts'

/** Words of the page that the script needs, as the markup hands them over. */
export type ViewerLabels = Readonly<Record<'request' | 'response' | 'expected' | 'found', string>>

/** One exchange as a line; its bodies are made when it is opened. */
export function exchangeItem(record: ExchangeRecord, labels: ViewerLabels): HTMLDetailsElement {
  const [, atMs, tookMs, order, method, target, , answer, , violations] = record
  const item = element('details', '', violations.length > 0 ? 'violated' : '')
  const line = `${formatMoment(atMs)} ${method} ${target} ${answer} (${Math.round(tookMs)} ms) ${order}`
  item.append(element('summary', line))
  item.addEventListener('toggle', () => fill(item, record, labels), { once: true })
  return item
}

function fill(item: HTMLElement, record: ExchangeRecord, labels: ViewerLabels): void {
  const [, , , , method, target, sent, answer, received, violations] = record
  item.append(
    ...violations.map((violation) => element('p', violationText(violation, labels), 'violation')),
    element('h5', labels.request),
    element('pre', `${method} ${target}\n${bodyText(sent)}`),
    element('h5', labels.response),
    element('pre', `${answer}\n${bodyText(received)}`),
  )
}

function violationText(
  [part, pointer, expected, found, place]: ViolationRecord,
  labels: ViewerLabels,
): string {
  return `${part} ${pointer}: ${labels.expected} ${expected}, ${labels.found} ${found} (${place})`
}

function bodyText(value: unknown): string {
  return value === null || value === undefined ? '' : JSON.stringify(value, null, 2)
}
