import type { Service } from '../../service.ts'
import { text } from '../documents.ts'
import type { Front } from '../front.ts'
import type { FrontFunction } from './front-functions.ts'
import { FrontError } from '../front-error.ts'
import { askService, namedService } from './ask-service.ts'
import { ok } from '../front-call.ts'
import { domainOf } from '../order-form.ts'

/** The reverse name of an address: `plid` is the service, `elid` the address (a client area in React). */
export const serviceIpEdit: FrontFunction = (front, call, user) => {
  const service = namedService(front, call.field('plid'), user)
  const row = addressRows(front, service).find(({ id }) => id === call.field('elid'))
  if (row === undefined) throw new FrontError('missed', 'elid')
  const { ip, domain } = row
  if (!call.isConfirmed) return { nodes: [text('ip', ip), text('domain', domain)], isForm: true }
  const wished = call.field('domain')
  if (wished === undefined) throw new FrontError('value', 'domain')
  askService(front, service, { action: 'ptr', domain: wished, ip })
  return ok
}

/** An address of a service as a row of its own list. */
export interface AddressRow {
  readonly id: string
  readonly ip: string
  readonly domain: string
}

/** The addresses of a service; their ids and the names of their fields are inferred. */
export const serviceIp: FrontFunction = (front, call, user) => {
  const service = namedService(front, call.field('elid'), user)
  const rows = addressRows(front, service).map(({ id, ip, domain }) => ({
    name: 'elem',
    several: 'when-several' as const,
    content: [text('id', id), text('ip', ip), text('domain', domain)],
  }))
  return { nodes: [text('plid', service.id), text('plname', domainOf(front, service)), ...rows] }
}

/** The addresses of a service that are known. */
export function addressRows(
  front: Pick<Front, 'identities'>,
  service: Readonly<Service>,
): readonly AddressRow[] {
  return service.ips.map((ip, index) => ({
    id: String(service.id * 100 + index + 1),
    ip,
    domain: service.reverseNames.get(ip) ?? domainOf(front, service),
  }))
}
