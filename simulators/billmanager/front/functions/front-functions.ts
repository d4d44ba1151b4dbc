import type { Front, FrontUser } from '../front.ts'
import type { FrontAnswer } from '../front-answer.ts'
import type { FrontCall } from '../front-call.ts'
import { changePassword } from './change-password.ts'
import { asking } from './asking.ts'
import { instruction } from './instruction.ts'
import { orderParam } from './order-param.ts'
import { pricelist, tariffList } from './pricelists.ts'
import { serviceIp } from './service-ip.ts'
import { serviceIpEdit } from './service-ip-edit.ts'
import { vds } from './vds.ts'
import { vdsEdit } from './vds-edit.ts'
import { vdsFilter } from './vds-filter.ts'
import { whoami } from './whoami.ts'

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
