import type { ServiceRequest } from '../../../platform/service-request.ts'
import type { Service } from '../../service.ts'
import { option, select, text } from '../documents.ts'
import type { Front } from '../front.ts'
import { type FrontAnswer, type FrontCall, ok } from '../front-call.ts'
import { FrontError } from '../front-error.ts'
import { domainOf, isOnSale, readAddresses, systemOptions } from '../order-form.ts'
import { addressesAddon, periodOf, pricelistId, tariffWith } from '../shop.ts'
import { askService, namedService } from './ask-service.ts'
import type { FrontFunction } from './front-functions.ts'

/**
 * A service: its form, or with `sok` what is to be otherwise. A system in `ostempl` is installed anew: there is no
 * other function for that (grinwe/vpn). Another number in an add-on or another
 * tariff is one change; that `pricelist` changes the tariff is inferred.
 */
export const vdsEdit: FrontFunction = (front, call, user) => {
  const service = namedService(front, call.field('elid'), user)
  if (!call.isConfirmed) return form(front, service)
  const requests = requestsOf(front, call, service)
  for (const request of requests) askService(front, service, request)
  const order = front.orders.get(service.request.order)
  const autoprolong = call.field('autoprolong')
  if (order !== undefined && autoprolong !== undefined) {
    front.orders.set(service.request.order, { ...order, autoprolong })
  }
  return ok
}

function requestsOf(front: Front, call: FrontCall, service: Readonly<Service>): readonly ServiceRequest[] {
  const os = call.field('ostempl')
  if (os !== undefined && !isOnSale(front, os)) throw new FrontError('value', 'ostempl')
  const id = call.field('pricelist')
  const tariff = id === undefined ? service.tariff : tariffWith(id)
  if (tariff === undefined) throw new FrontError('value', 'pricelist')
  const addresses = readAddresses(call) ?? service.size.addresses
  const isOther = tariff !== service.tariff || addresses !== service.size.addresses
  const isIgnored = os === service.os && front.switches['same-ostempl'] === 'ignored'
  return [
    ...(isOther ? [{ action: 'change', tariff, addresses } as const] : []),
    ...(os === undefined || isIgnored ? [] : [{ action: 'reinstall', os } as const]),
  ]
}

function form(front: Front, service: Readonly<Service>): FrontAnswer {
  const { id, tariff, os, size, ips, request } = service
  const period = periodOf(front.settings)
  return {
    nodes: [
      text('elid', id),
      text('domain', domainOf(front, service)),
      text('ip', ips.join(', ')),
      text('pricelist', pricelistId(tariff.name)),
      text('ostempl', os),
      text('autoprolong', front.orders.get(request.order)?.autoprolong ?? 'null'),
      text(`addon_${addressesAddon.id}`, size.addresses),
      select('autoprolong', option('null', '--'), option(period, period)),
      select('ostempl', ...systemOptions(front)),
    ],
    isForm: true,
  }
}
