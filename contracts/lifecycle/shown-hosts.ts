import type { ExchangeEvent } from '../trace/trace-event.ts'
import { type AnswerItem, itemsOf } from './items-of.ts'

/** A machine as an answer shows it; the id is a number. */
export type ShownHost = AnswerItem & { readonly id: number }

/** The machines that a list of them shows; none where the exchange is something else, or was not answered so. */
export function shownHosts({
  exchange: { request, response },
}: Pick<ExchangeEvent, 'exchange'>): readonly ShownHost[] {
  if (request.method !== 'GET' || request.path !== '/vm/v3/host' || response?.status !== 200) return []
  return itemsOf(response.body).filter((item): item is ShownHost => typeof item['id'] === 'number')
}

/** The IPv4 addresses that an item of the list shows; undefined where it tells none, not even that there are none. */
export function shownAddresses({ ip4 }: AnswerItem): readonly string[] | undefined {
  if (!Array.isArray(ip4)) return undefined
  return (ip4 as readonly unknown[]).flatMap((each) => {
    const ip: unknown = typeof each === 'object' && each !== null && 'ip' in each ? each.ip : undefined
    return typeof ip === 'string' ? [ip] : []
  })
}
