import type { Delivery } from '../../transport/transport.ts'

/** What a proxy in front of VMmanager says in its place: a page for people. */
export function proxyPage(status: number): Delivery {
  const body = `<html><head><title>${status}</title></head><body><h1>${status}</h1></body></html>`
  return { response: { status, headers: { 'content-type': 'text/html' }, body } }
}
