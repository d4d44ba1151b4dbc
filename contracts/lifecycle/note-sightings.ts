import type { ExchangeEvent, Stamp } from '../trace/trace-event.ts'
import type { OrderPicture } from './order-picture.ts'

/** Notes when the platform first reads, for an order, that its machine is installed and that it has its address. */
export function noteSightings(order: OrderPicture, { exchange, seq, atMs }: ExchangeEvent & Stamp): void {
  const { method, path } = exchange.request
  if (method !== 'GET' || !path.startsWith('/vm/v3/')) return
  const moment = { seq, atMs }
  for (const item of itemsOf(exchange.response?.body)) {
    if (tellsInstalled(order, path, item)) order.seenInstalled ??= moment
    if (path === '/vm/v3/host' && order.hosts.has(Number(item['id'])) && hasAddress(item)) {
      order.seenAddressed ??= moment
    }
  }
}

function tellsInstalled(order: OrderPicture, path: string, item: Readonly<Record<string, unknown>>): boolean {
  if (path === '/vm/v3/task') {
    const task = order.creations.findLast((creation) => creation.accepted !== undefined)?.accepted?.task
    return item['status'] === 'complete' && task !== undefined && Number(item['consul_id']) === task
  }
  return path.startsWith('/vm/v3/host') && item['state'] === 'active' && order.hosts.has(Number(item['id']))
}

function hasAddress(item: Readonly<Record<string, unknown>>): boolean {
  return Array.isArray(item['ip4']) && item['ip4'].length > 0
}

/** The items of a list, or the one item of a short read. */
function itemsOf(body: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (typeof body !== 'object' || body === null) return []
  const list = 'list' in body && Array.isArray(body.list) ? (body.list as unknown[]) : [body]
  return list.filter((item) => typeof item === 'object' && item !== null) as Record<string, unknown>[]
}
