import { ownerOf } from '../../owner-of.ts'
import { text } from '../doc/doc-node.ts'
import type { FrontFunction } from './front-functions.ts'
import { namedService } from './own-services.ts'

/**
 * How to get to the panel, as HTML for people whose last list has address, user and password (the ione-cloud driver of
 * OpenNebula reads it so). It holds a secret.
 */
export const instruction: FrontFunction = (front, call, user) => {
  const service = namedService(front, call.field('elid'), user)
  const { email, password } = ownerOf(front.settings, front.identities, service)
  const items = [
    ['URL', front.settings.panel],
    ['User', email],
    ['Password', password],
  ].map(([label = '', value = '']) => `<li>${label}: <b></b>${forHtml(value)}</li>`)
  return { nodes: [text('body', `<h1>VMmanager</h1><ul>${items.join('')}</ul>`)] }
}

function forHtml(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
