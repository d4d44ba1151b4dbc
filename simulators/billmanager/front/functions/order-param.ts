import { FrontError } from '../front-error.ts'
import { isOnSale, orderForm, readAddresses } from '../order-form.ts'
import { datacenter, periodOf, tariffWith } from '../shop.ts'
import type { FrontFunction } from './front-functions.ts'
import type { OrderRequest } from '../../../platform/platform-mock.ts'
import type { Tariff } from '../../../platform/tariff.ts'
import type { Front, FrontUser } from '../front.ts'
import { type FrontCall, ok } from '../front-call.ts'

/** More are not sold at once; inferred. */
const mostAtOnce = 50

/** Who orders what. */
interface Purchase {
  readonly user: FrontUser
  readonly tariff: Tariff
  /** The field that has the period: the older function calls it otherwise. */
  readonly periodField: 'period' | 'order_period'
}

/**
 * Places as many orders as are asked for. With `skipbasket=on` they are paid at once (BILLmanager documentation);
 * otherwise the client comes to the cart and pays a little later, which is inferred.
 *
 * @throws FrontError value
 */
function placeOrders(front: Front, call: FrontCall, { user, tariff, periodField }: Purchase): void {
  const { datacenter: isNeeded } = front.switches
  const place = call.field('datacenter') ?? (isNeeded === 'required' ? undefined : datacenter.id)
  if (place !== datacenter.id) throw new FrontError('value', 'datacenter')
  if (call.field(periodField) !== periodOf(front.settings)) throw new FrontError('value', periodField)
  const count = call.field('order_count') ?? '1'
  if (!/^[1-9]\d?$/.test(count) || Number(count) > mostAtOnce) throw new FrontError('value', 'order_count')
  const wish = { client: clientOf(user), tariff, ...wishOf(front, call) }
  const details = detailsOf(call)
  for (let placed = 0; placed < Number(count); placed++) {
    const order = `order-${front.orders.size + 1}`
    front.orders.set(order, { user, orderedAtMs: front.clock.nowMs(), ...details })
    void front.billmanager.order({ order, ...wish })
  }
}

function clientOf({ name, password }: FrontUser): OrderRequest['client'] {
  return { name, email: name, password }
}

function wishOf(
  front: Front,
  call: FrontCall,
): Pick<OrderRequest, 'addresses' | 'domain' | 'os' | 'isPrepaid'> {
  const os = call.field('ostempl')
  if (os !== undefined && !isOnSale(front, os)) throw new FrontError('value', 'ostempl')
  if ((call.field('recipe') ?? 'null') !== 'null') throw new FrontError('value', 'recipe')
  const domain = call.field('domain')
  return {
    addresses: readAddresses(call) ?? 1,
    ...(domain !== undefined && { domain }),
    ...(os !== undefined && { os }),
    ...(call.field('skipbasket') === 'on' && { isPrepaid: true as const }),
  }
}

function detailsOf(call: FrontCall): { readonly autoprolong?: string; readonly remoteid?: string } {
  const autoprolong = call.field('autoprolong')
  const remoteid = call.field('remoteid')
  return { ...(autoprolong !== undefined && { autoprolong }), ...(remoteid !== undefined && { remoteid }) }
}

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
