import type { Service } from '../service.ts'
import type { Front } from './front.ts'

/** The name that the machine of a service has in DNS: what the client wished, else one that is made up. */
export function domainOf(
  { identities }: Pick<Front, 'identities'>,
  { name, request }: Pick<Service, 'name' | 'request'>,
): string {
  return request.domain ?? identities.machine(name).domain
}
