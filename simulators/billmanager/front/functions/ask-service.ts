import type { ServiceRequest } from '../../../platform/service-request.ts'
import { actions } from '../../actions/actions.ts'
import type { Service } from '../../service.ts'
import type { Front, FrontUser } from '../front.ts'
import { FrontError } from '../front-error.ts'
import type { FrontCall } from '../front-call.ts'

/** True where the request makes sense for the service as it is. */
export function isAskable({ status }: Readonly<Service>, { action }: ServiceRequest): boolean {
  return actions[action]?.on.includes(status) === true
}

/** Asks for it and does not wait: the operation goes on by itself. @throws FrontError status */
export function askService(
  { billmanager }: Front,
  service: Readonly<Service>,
  request: ServiceRequest,
): void {
  if (!isAskable(service, request)) throw new FrontError('status', 'elid')
  void billmanager.act(service.request.order, request)
}

/** All services of a client, the oldest first. */
export function ownServices({ billmanager, orders }: Front, user: FrontUser): readonly Readonly<Service>[] {
  return billmanager.services().filter(({ request }) => orders.get(request.order)?.user === user)
}

/**
 * The services that `elid` names, joined with comma and space (BILLmanager documentation).
 *
 * @throws FrontError missed
 */
export function namedServices(front: Front, call: FrontCall, user: FrontUser): readonly Readonly<Service>[] {
  const ids = (call.field('elid') ?? '').split(/[, ]+/)
  const own = new Map(ownServices(front, user).map((service) => [String(service.id), service]))
  return ids.map((id) => own.get(id) ?? missing())
}

/** The one service that a field names. @throws FrontError missed */
export function namedService(front: Front, id: string | undefined, user: FrontUser): Readonly<Service> {
  return ownServices(front, user).find((service) => String(service.id) === id) ?? missing()
}

function missing(): never {
  throw new FrontError('missed', 'elid')
}
