import type { ServiceRequest } from '../../../platform/service-request.ts'
import { ok } from '../front-answer.ts'
import { FrontError } from '../front-error.ts'
import { askService, isAskable } from './ask-service.ts'
import type { FrontFunction } from './front-functions.ts'
import { namedServices } from './own-services.ts'

/**
 * A function that asks the same of every service that is named, of all or of none; clients send it with and without
 * `sok`.
 */
export function asking(request: () => ServiceRequest): FrontFunction {
  return (front, call, user) => {
    const services = namedServices(front, call, user)
    const asked = request()
    if (!services.every((service) => isAskable(service, asked))) throw new FrontError('status', 'elid')
    for (const service of services) askService(front, service, asked)
    return ok
  }
}
