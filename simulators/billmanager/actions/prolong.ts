import { chargePeriod } from '../money.ts'
import { done, doneExcept } from '../tried.ts'
import type { Perform } from './action-try.ts'

/** The client pays for the next period; VMmanager is not told (inferred). */
export const prolong: Perform<'prolong'> = ({ service, settings }) =>
  Promise.resolve(chargePeriod(service, settings.billing) ? done : doneExcept(['paid-once']))
