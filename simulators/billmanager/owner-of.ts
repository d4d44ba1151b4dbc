import type { Identities } from '../platform/identities.ts'
import type { BillmanagerSettings } from './billmanager-settings.ts'
import type { Service } from './service.ts'

/**
 * Who owns the machine of a service in VMmanager: the client, or in a chain of resellers somebody with a made-up
 * e-mail (BILLmanager documentation, reseller chain).
 */
export function ownerOf(
  { resellerChain }: Pick<BillmanagerSettings, 'resellerChain'>,
  identities: Pick<Identities, 'email'>,
  { id, request }: Pick<Service, 'id' | 'request'>,
): { readonly email: string; readonly password: string } {
  const { email, password } = request.client
  return { email: resellerChain ? identities.email(`vm${id}`) : email, password }
}
