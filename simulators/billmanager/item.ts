import type { ServiceStatus } from '../../contracts/trace/trace-event.ts'
import type { Suspender } from '../platform/service-request.ts'
import type { Service } from './service.ts'

/** A service as a row of BILLmanager's own list. */
export interface Item {
  readonly id: number
  /** Code of its status, `item.status`. */
  readonly status: number
  /** Name of its tariff, and of the one before while a change is under way. */
  readonly pricelist: string
  readonly lastpricelist: string | undefined
  /** Why it is suspended. */
  readonly autosuspend: boolean
  readonly employeesuspend: boolean
  readonly abusesuspend: boolean
}

/** Codes of statuses (grinwe/vpn). */
const codes: Readonly<Record<ServiceStatus, number>> = {
  ordered: 1,
  active: 2,
  suspended: 3,
  deleted: 4,
  processing: 5,
}

/** How BILLmanager has a service; the flags are those of its library (ivkrak/IPSsystemTask, billmgr/misc.py). */
export function itemOf({ id, status, tariff, lastTariff, suspendedBy }: Readonly<Service>): Item {
  const isBy = (suspender: Suspender): boolean => suspendedBy.has(suspender)
  return {
    id,
    status: codes[status],
    pricelist: tariff.name,
    lastpricelist: lastTariff?.name,
    autosuspend: isBy('debt'),
    employeesuspend: isBy('employee'),
    abusesuspend: isBy('abuse'),
  }
}
