import { ok } from '../front-answer.ts'
import { FrontError } from '../front-error.ts'
import { orderForm } from '../order-form.ts'
import { placeOrders } from '../place-orders.ts'
import { tariffWith } from '../shop.ts'
import type { FrontFunction } from './front-functions.ts'

/**
 * The form of an order, or with `sok` the order itself (BILLmanager documentation, service management via API). Without
 * a tariff neither can be had: `wizard_unavailable` (grinwe/vpn). The answer does not tell the ids of the services
 * (same source): clients find them by their domain.
 */
export function orderParam(periodField: 'period' | 'order_period'): FrontFunction {
  return (front, call, user) => {
    const id = call.field('pricelist')
    if (id === undefined) throw new FrontError('wizard_unavailable', 'pricelist')
    const tariff = tariffWith(id)
    if (tariff === undefined) throw new FrontError('value', 'pricelist')
    if (!call.isConfirmed) return { nodes: orderForm(front, tariff, periodField), isForm: true }
    placeOrders(front, call, { user, tariff, periodField })
    return ok
  }
}
