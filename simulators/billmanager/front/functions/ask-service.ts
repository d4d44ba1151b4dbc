import type { ServiceRequest } from '../../../platform/service-request.ts'
import { actions } from '../../actions/actions.ts'
import type { Service } from '../../service.ts'
import type { Front } from '../front.ts'
import { FrontError } from '../front-error.ts'

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
