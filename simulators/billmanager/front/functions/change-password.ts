import { text } from '../doc/doc-node.ts'
import { domainOf } from '../domain-of.ts'
import { FrontError } from '../front-error.ts'
import { asking } from './asking.ts'
import type { FrontFunction } from './front-functions.ts'
import { namedServices } from './own-services.ts'

/** Another root password, given twice; the answer names the servers (a client area in React). */
export const changePassword: FrontFunction = (front, call, user) => {
  const services = namedServices(front, call, user)
  if (!call.isConfirmed) return { nodes: [text('passwd', ''), text('confirm', '')], isForm: true }
  const password = call.field('passwd')
  if (password === undefined) throw new FrontError('value', 'passwd')
  if (call.field('confirm') !== password) throw new FrontError('value', 'confirm')
  const { nodes } = asking(() => ({ action: 'password', password }))(front, call, user)
  const banners = services.map((service) => ({
    name: 'banner',
    several: 'always' as const,
    content: [text('param', domainOf(front, service))],
  }))
  return { nodes: [...nodes, ...banners] }
}
