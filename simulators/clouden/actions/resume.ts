import { changeMachine } from '../../client/change-machine.ts'
import { starting } from '../../client/machine-changes.ts'
import { done, failed } from '../attempted.ts'
import { become } from '../service.ts'
import type { Perform } from './action-try.ts'
import { onMachine } from './on-machine.ts'

/** The administrator starts the machine, and unlocks the service. */
export const resume: Perform<'resume'> = onMachine(async ({ service, follower }, host) => {
  const reason = await changeMachine(follower, starting(host))
  if (reason !== undefined) return failed(reason)
  service.isLocked = false
  become(service, 'active')
  return done
})
