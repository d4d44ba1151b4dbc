import { text } from '../doc/doc-node.ts'
import { ok } from '../front-answer.ts'
import { FrontError } from '../front-error.ts'
import { askService } from './ask-service.ts'
import type { FrontFunction } from './front-functions.ts'
import { namedService } from './own-services.ts'
import { addressRows } from './service-ip.ts'

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
