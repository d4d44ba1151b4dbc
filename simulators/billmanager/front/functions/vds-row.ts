import { itemOf } from '../../item.ts'
import type { Service } from '../../service.ts'
import { dateText, paidUntil } from '../dates.ts'
import { domainOf } from '../domain-of.ts'
import type { Front } from '../front.ts'
import type { FrontCall } from '../front-call.ts'
import { datacenter, periodOf, pricelistId, priceText } from '../shop.ts'
import { statusLabels } from '../status-label.ts'

const words = {
  en: { month: 'Month', day: 'Day', once: 'Once', daily: 'Charged daily' },
  ru: { month: 'Месяц', day: 'День', once: 'Разово', daily: 'Ежедневное списание' },
} as const

/** A service as a row of `func=vds` (fixtures of a public tracker of servers; mishkatik/infra-billing; grinwe/vpn). */
export function vdsRow(
  front: Front,
  { lang }: Pick<FrontCall, 'lang'>,
  service: Readonly<Service>,
): Readonly<Record<string, string>> {
  const { settings, switches } = front
  const { id, status, tariff, ips, os } = service
  const { orderedAtMs = 0, autoprolong = '' } = front.orders.get(service.request.order) ?? {}
  const isDaily = settings.billing === 'daily'
  const code = String(itemOf(service).status)
  const price = priceText(tariff, settings)
  const until = dateText(paidUntil(settings, orderedAtMs, service.periods))
  const span = { monthly: words[lang].month, daily: words[lang].day, once: words[lang].once }[
    settings.billing
  ]
  return {
    id: String(id),
    ip: ips.join(', '),
    domain: domainOf(front, service),
    expiredate: isDaily ? words[lang].daily : until,
    real_expiredate: until,
    billdaily: isDaily ? 'on' : 'off',
    ostempl: os,
    datacentername: datacenter.name,
    pricelist: tariff.name,
    pricelist_id: pricelistId(tariff.name),
    cost: `${price} RUB / ${span}`,
    item_cost: `${price}00`,
    currency_str: 'RUB',
    createdate: dateText(settings.beginsAtMs + orderedAtMs),
    period: periodOf(settings),
    autoprolong,
    item_status_orig: code,
    item_status: switches['item-status'] === 'number' ? code : statusLabels[lang][status],
    ipv6_subnet: '',
  }
}
