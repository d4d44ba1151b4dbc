import { type DocNode, group, option, select, text } from '../documents.ts'
import { type FrontCall, ok } from '../front-call.ts'
import { FrontError } from '../front-error.ts'
import type { FrontFunction } from './front-functions.ts'
import { itemOf } from '../../item.ts'
import type { Service } from '../../service.ts'
import type { Front } from '../front.ts'
import { datacenter, periodOf, priceText, pricelistId } from '../shop.ts'
import { tariffs } from '../../../platform/tariff.ts'
import type { BillmanagerSettings } from '../../billmanager-settings.ts'
import type { ServiceStatus } from '../../../../contracts/trace/trace-event.ts'
import { ownServices } from './ask-service.ts'
import { domainOf } from '../order-form.ts'

type Labels = Readonly<Record<ServiceStatus, string>>

/** How clients are told a status (ISPsystem documentation, orders and service management); that of 5 is inferred. */
const statusLabels: Readonly<Record<'en' | 'ru', Labels>> = {
  en: {
    ordered: 'Ordered',
    active: 'Active',
    suspended: 'Suspended',
    deleted: 'Deleted',
    processing: 'Processing',
  },
  ru: {
    ordered: 'Заказан',
    active: 'Активен',
    suspended: 'Остановлен',
    deleted: 'Удален',
    processing: 'Обрабатывается',
  },
}

type Row = Readonly<Record<string, string>>

type Fits = (row: Row, wanted: string) => boolean

const holds =
  (field: string): Fits =>
  (row, wanted) =>
    (row[field] ?? '').toLowerCase().includes(wanted.toLowerCase())

const isOneOf =
  (field: string): Fits =>
  (row, wanted) =>
    wanted.split(',').includes(row[field] ?? '')

/** The fields of `vds.filter` (a client area in React) that are known here; which of them take parts is inferred. */
const filterFields: ReadonlyMap<string, Fits> = new Map([
  ['id', isOneOf('id')],
  ['ip', holds('ip')],
  ['domain', holds('domain')],
  ['pricelist', isOneOf('pricelist_id')],
  ['period', isOneOf('period')],
  ['status', isOneOf('item_status_orig')],
  ['autoprolong', isOneOf('autoprolong')],
  ['ostemplate', isOneOf('ostempl')],
])

/** True for a row that a filter shows. */
function meets(row: Row, filter: ReadonlyMap<string, string>): boolean {
  return [...filter].every(([name, wanted]) => filterFields.get(name)?.(row, wanted) ?? true)
}

/** Codes of statuses, in their order. */
const statuses = ['ordered', 'active', 'suspended', 'deleted', 'processing'] as const

/**
 * What `func=vds` shows from now on, until the user says otherwise (mishkatik/infra-billing): each confirmed call says
 * all of it anew.
 */
export const vdsFilter: FrontFunction = (front, call, user) => {
  const fields = [...filterFields.keys()]
  if (call.isConfirmed) {
    const wanted = fields.flatMap((name) => {
      const value = call.field(name)
      return value === undefined ? [] : [[name, value] as const]
    })
    front.filters.set(user.name, new Map(wanted))
    return ok
  }
  const filter = front.filters.get(user.name)
  const labels = statusLabels[call.lang]
  return {
    nodes: [
      ...fields.map((name) => text(name, filter?.get(name) ?? '')),
      select('pricelist', ...tariffs.map(({ name }) => option(pricelistId(name), name))),
      select('status', ...statuses.map((status, index) => option(index + 1, labels[status]))),
    ],
    isForm: true,
  }
}

const words = {
  en: { month: 'Month', day: 'Day', once: 'Once', daily: 'Charged daily' },
  ru: { month: 'Месяц', day: 'День', once: 'Разово', daily: 'Ежедневное списание' },
} as const

/** A service as a row of `func=vds` (fixtures of a public tracker of servers; mishkatik/infra-billing; grinwe/vpn). */
function vdsRow(
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

/** What may be done with rows; clients read their rights from it (a client area in React). */
const buttons = ['edit', 'delete', 'filter', 'resume', 'suspend', 'service.reboot', 'service.changepassword']

/** The virtual servers of a client, filtered as the client has left it, a page of them where one is asked for. */
export const vds: FrontFunction = (front, call, user) => {
  const filter = front.filters.get(user.name) ?? new Map()
  const rows = ownServices(front, user)
    .filter(({ status }) => status !== 'deleted' || front.switches['deleted-services'] === 'listed')
    .map((service) => vdsRow(front, call, service))
    .filter((row) => meets(row, filter))
  const count = wholeField(call, 'p_cnt') ?? Math.max(rows.length, 1)
  const page = wholeField(call, 'p_num') ?? 1
  const shown = rows.slice((page - 1) * count, page * count)
  return {
    nodes: [
      toolbar(),
      ...shown.map((row) => ({
        name: 'elem',
        several: 'when-several' as const,
        content: Object.entries(row).map(([name, value]) => text(name, value)),
      })),
      text('p_num', page),
      text('p_cnt', count),
      text('p_elems', rows.length),
    ],
  }
}

function toolbar(): DocNode {
  const toolbtns = buttons.map((name) => ({
    name: 'toolbtn',
    attributes: { name },
    content: [],
    several: 'always' as const,
  }))
  const toolgrp: DocNode = { ...group('toolgrp', ...toolbtns), several: 'always' }
  return group('metadata', group('toolbar', toolgrp))
}

function wholeField(call: FrontCall, name: string): number | undefined {
  const value = call.field(name)
  if (value === undefined) return undefined
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new FrontError('value', name)
  return Number(value)
}

/** A date as lists have it: `2026-01-31` (UTC). */
export function dateText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

/** Until when a service is paid for, in ms since 1970; one that was paid for at once never ends: the year is 2100. */
export function paidUntil(
  { billing, beginsAtMs }: Pick<BillmanagerSettings, 'billing' | 'beginsAtMs'>,
  orderedAtMs: number,
  periods: number,
): number {
  const date = new Date(beginsAtMs + orderedAtMs)
  if (billing === 'once') return Date.UTC(2100, 0, 1)
  if (billing === 'daily') return date.setUTCDate(date.getUTCDate() + periods)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + periods)
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  return date.setUTCDate(Math.min(day, lastDay))
}
