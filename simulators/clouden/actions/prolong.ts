import { done } from '../attempted.ts'
import { meter } from '../service-size.ts'
import type { Perform } from './action-try.ts'

/** There are no periods here: what was used up to now is charged. */
export const prolong: Perform<'prolong'> = ({ portal, service }) => {
  meter(portal, service)
  return Promise.resolve(done)
}
