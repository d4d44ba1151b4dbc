import { escapeHtml } from '../../../../contracts/markup/escape-html.ts'
import type { Front, FrontUser } from '../front.ts'
import { type FrontAnswer, type FrontCall, ok } from '../front-call.ts'
import { orderParam } from './order-param.ts'
import { pricelist, tariffList } from './pricelists.ts'
import { serviceIp, serviceIpEdit } from './service-ip.ts'
import { vds, vdsFilter } from './vds.ts'
import { vdsEdit } from './vds-edit.ts'
import { text } from '../documents.ts'
import { FrontError } from '../front-error.ts'
import type { ServiceRequest } from '../../../platform/service-request.ts'
import { askService, isAskable, namedService, namedServices } from './ask-service.ts'
import { domainOf } from '../order-form.ts'
import { ownerOf } from '../../billmanager-context.ts'

/** Another root password, given twice; the answer names the servers (a client area in React). */
const changePassword: FrontFunction = (front, call, user) => {
  const services = namedServices(front, call, user)
  if (!call.isConfirmed) return { nodes: [text('passwd', ''), text('confirm', '')], isForm: true }
  const password = call.field('passwd')
  if (password === undefined) throw new FrontError('value', 'passwd')
  if (call.field('confirm') !== password) throw new FrontError('value', 'confirm')
  const { nodes } = asking(() => ({ action: 'password', password }))(front, call, user)
  const banners = services.map((service) => ({
    name: 'banner',
    several: 'always' as const,
    content: [text('param', domainOf(front, service))],
  }))
  return { nodes: [...nodes, ...banners] }
}

/**
 * How to get to the panel, as HTML for people whose last list has address, user and password (the ione-cloud driver of
 * OpenNebula reads it so). It holds a secret.
 */
const instruction: FrontFunction = (front, call, user) => {
  const service = namedService(front, call.field('elid'), user)
  const { email, password } = ownerOf(front.settings, front.identities, service)
  const items = [
    ['URL', front.settings.panel],
    ['User', email],
    ['Password', password],
  ].map(([label = '', value = '']) => `<li>${label}: <b></b>${escapeHtml(value)}</li>`)
  return { nodes: [text('body', `<h1>VMmanager</h1><ul>${items.join('')}</ul>`)] }
}

/** Who is logged in (mishkatik/infra-billing). Each order here is paid by itself: nobody keeps a balance. */
const whoami: FrontFunction = (_front, _call, { name }) => ({
  nodes: [{ name: 'user', attributes: { name, email: name, balance: '0.00', currency: 'RUB' }, content: [] }],
})

/** Answers the calls of one function. @throws FrontError */
export type FrontFunction = (front: Front, call: FrontCall, user: FrontUser) => FrontAnswer

const vdsParam = orderParam('period')
const reboot = asking(() => ({ action: 'reboot' }))

/**
 * All functions but that of logging in (BILLmanager documentation, service management via API; clients of several
 * sites for the rest).
 */
export const frontFunctions: ReadonlyMap<string, FrontFunction> = new Map<string, FrontFunction>([
  ['whoami', whoami],
  ['v2.vds.order.pricelist', pricelist],
  ['v2.vds.order.param', orderParam('order_period')],
  ['vds.order', tariffList],
  ['vds.order.pricelist', oldWizard],
  ['vds.order.param', vdsParam],
  ['vds', vds],
  ['vds.filter', vdsFilter],
  ['vds.edit', vdsEdit],
  ['vds.suspend', asking(() => ({ action: 'suspend', by: 'employee' }))],
  ['vds.resume', asking(() => ({ action: 'resume' }))],
  ['vds.delete', asking(() => ({ action: 'close' }))],
  ['vds.reboot', reboot],
  ['service.reboot', reboot],
  ['service.prolong', asking(() => ({ action: 'prolong' }))],
  ['service.changepassword', changePassword],
  ['service.ip', serviceIp],
  ['service.ip.edit', serviceIpEdit],
  ['service.instruction.html', instruction],
])

/** Its first page lists tariffs; sent off with one of them, it shows the form of the order. */
function oldWizard(...[front, call, user]: Parameters<FrontFunction>): FrontAnswer {
  if (!call.isConfirmed) return tariffList(front, call, user)
  return vdsParam(front, { ...call, isConfirmed: false }, user)
}

/**
 * A function that asks the same of every service that is named, of all or of none; clients send it with and without
 * `sok`.
 */
function asking(request: () => ServiceRequest): FrontFunction {
  return (front, call, user) => {
    const services = namedServices(front, call, user)
    const asked = request()
    if (!services.every((service) => isAskable(service, asked))) throw new FrontError('status', 'elid')
    for (const service of services) askService(front, service, asked)
    return ok
  }
}
