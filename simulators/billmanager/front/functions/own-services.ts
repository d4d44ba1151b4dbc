import type { Service } from '../../service.ts'
import type { Front, FrontUser } from '../front.ts'
import type { FrontCall } from '../front-call.ts'
import { FrontError } from '../front-error.ts'

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
