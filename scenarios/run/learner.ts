import type { ExchangeEvent, TraceFact } from '../../contracts/trace/trace-event.ts'
import type { CaptureField } from '../language/captures.ts'
import { itemsOf } from '../../contracts/lifecycle/host-calls.ts'

/** Somebody who keeps what steps may want to know of orders. */
export interface Learner {
  readonly see: (fact: TraceFact) => void
  /** Undefined as long as nothing is known. */
  readonly known: (order: string, field: CaptureField) => string | undefined
}

type Known = Partial<Record<CaptureField, string>> & { id?: number }

/** Learns from what the platform says of its services, and from what it asks for and reads of machines. */
export function learner(): Learner {
  const orders = new Map<string, Known>()
  const of = (order: string): Known => {
    const known = orders.get(order) ?? {}
    orders.set(order, known)
    return known
  }
  return {
    see: (fact) => {
      if (fact.type === 'service') {
        const known = of(fact.order)
        known.service = String(fact.service)
        if (fact.host !== undefined) known.id = fact.host
      } else if (fact.type === 'exchange' && fact.order !== undefined) learnFrom(fact, of(fact.order))
    },
    known: (order, field) => orders.get(order)?.[field],
  }
}

function learnFrom({ exchange: { request, response } }: ExchangeEvent, known: Known): void {
  if (!request.path.startsWith('/vm/v3/host')) return
  if (request.method === 'POST' && request.path === '/vm/v3/host') {
    for (const item of itemsOf(request.body)) learnItem(item, known)
    return
  }
  if (request.path === `/vm/v3/host/${known.id}/ipv4`) {
    const [first] = itemsOf(response?.body)
    if (typeof first?.['ip_addr'] === 'string') known.address = first['ip_addr']
    return
  }
  for (const item of itemsOf(response?.body)) if (item['id'] === known.id) learnItem(item, known)
}

function learnItem(item: Readonly<Record<string, unknown>>, known: Known): void {
  const { name, domain, ip4 } = item
  if (typeof name === 'string') known.host = name
  if (typeof domain === 'string') known.domain = domain
  const [first] = itemsOf({ list: ip4 })
  if (typeof first?.['ip'] === 'string') known.address = first['ip']
}
