import type { ExchangeEvent, Stamp } from '../trace/trace-event.ts'
import type { Creation } from './order-picture.ts'

/** What an exchange tells of the creation of a machine; undefined when it is about something else. */
export function creationOf({ exchange, sentAtMs, seq, atMs }: ExchangeEvent & Stamp): Creation | undefined {
  const { request, response } = exchange
  if (request.method !== 'POST' || request.path !== '/vm/v3/host') return undefined
  const asked = fieldsOf(request.body)
  const name = String(asked['name'])
  const addresses = typeof asked['ipv4_number'] === 'number' ? asked['ipv4_number'] : 0
  const { id, task } = fieldsOf(response?.body)
  if (
    response === undefined ||
    response.status >= 300 ||
    typeof id !== 'number' ||
    typeof task !== 'number'
  ) {
    return { name, addresses, sentAtMs }
  }
  return { name, addresses, sentAtMs, accepted: { seq, atMs, host: id, task } }
}

function fieldsOf(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
}
