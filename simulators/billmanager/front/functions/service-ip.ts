import type { Service } from '../../service.ts'
import { text } from '../doc/doc-node.ts'
import { domainOf } from '../domain-of.ts'
import type { Front } from '../front.ts'
import type { FrontFunction } from './front-functions.ts'
import { namedService } from './own-services.ts'

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
