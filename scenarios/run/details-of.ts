import type { IntentDetails } from '../../contracts/trace/trace-event.ts'
import type { ServiceRequest } from '../../simulators/platform/service-request.ts'

/** What a request asks for beside its action; a password is nobody's business. */
export function detailsOf(request: ServiceRequest): IntentDetails {
  switch (request.action) {
    case 'change': {
      const { tariff, addresses } = request
      return { tariff: tariff.name, ...(addresses !== undefined && { addresses }) }
    }
    case 'reinstall':
      return request.os === undefined ? {} : { os: request.os }
    case 'add-address':
    case 'remove-address':
      return { count: request.count }
    case 'ptr':
      return { domain: request.domain }
    default:
      return {}
  }
}
