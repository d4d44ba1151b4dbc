import type { ExchangeEvent, Stamp } from '../trace/trace-event.ts'
import { type AnswerItem, itemsOf } from './items-of.ts'
import type { OrderPicture } from './order-picture.ts'

/** The list of machines, and the short read of one; what lies under it is about disks and the like. */
const hostPath = /^\/vm\/v3\/host(?:\/\d+)?$/

/**
 * Notes when the platform first reads, for an order, that a machine of it is installed and that it has an address.
 * That it is installed can be read from the machine and from the task that makes it.
 */
export function noteSightings(order: OrderPicture, { exchange, seq, atMs }: ExchangeEvent & Stamp): void {
  const { path } = exchange.request
  const isTasks = path === '/vm/v3/task'
  if (!isTasks && !hostPath.test(path)) return
  for (const item of itemsOf(exchange.response?.body)) {
    const host = isTasks ? hostOfTask(order, item) : Number(item['id'])
    if (host === undefined || !order.hosts.has(host)) continue
    const isInstalled = isTasks ? item['status'] === 'complete' : item['state'] === 'active'
    if (isInstalled && !order.seenInstalled.has(host)) order.seenInstalled.set(host, { seq, atMs })
    if (hasAddress(item) && !order.seenAddressed.has(host)) order.seenAddressed.set(host, { seq, atMs })
  }
}

function hostOfTask({ creations }: OrderPicture, item: AnswerItem): number | undefined {
  return creations.find(({ accepted }) => accepted?.task === Number(item['consul_id']))?.accepted?.host
}

function hasAddress({ ip4 }: AnswerItem): boolean {
  return Array.isArray(ip4) && ip4.length > 0
}
