import type { ExchangeEvent, MachineSize, Stamp } from '../trace/trace-event.ts'
import type { Creation } from './order-picture.ts'

/** What an exchange tells of the creation of a machine; undefined when it is about something else. */
export function creationOf({ exchange, sentAtMs, seq, atMs }: ExchangeEvent & Stamp): Creation | undefined {
  const { request, response } = exchange
  if (request.method !== 'POST' || request.path !== '/vm/v3/host') return undefined
  const asked = fieldsOf(request.body)
  const name = String(asked['name'])
  const addresses = typeof asked['ipv4_number'] === 'number' ? asked['ipv4_number'] : 0
  const sizes = askedSizes(asked)
  const { id, task } = fieldsOf(response?.body)
  if (
    response === undefined ||
    response.status >= 300 ||
    typeof id !== 'number' ||
    typeof task !== 'number'
  ) {
    return { name, addresses, asked: sizes, sentAtMs }
  }
  return { name, addresses, asked: sizes, sentAtMs, accepted: { seq, atMs, host: id, task } }
}

const sizeFields = [
  ['cpu_number', 'cpuNumber'],
  ['ram_mib', 'ramMib'],
  ['hdd_mib', 'diskMib'],
  ['ipv4_number', 'addresses'],
] as const

function askedSizes(asked: Readonly<Record<string, unknown>>): Partial<MachineSize> {
  return Object.fromEntries(
    sizeFields.flatMap(([field, measure]) =>
      typeof asked[field] === 'number' ? [[measure, asked[field]]] : [],
    ),
  )
}

function fieldsOf(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
}
