import type { HostCreateRequest } from '../../contracts/vmmanager/generated/types.ts'
import { type Follower, followTask } from './follow-task.ts'
import { poll } from './poll.ts'
import { reasonOf } from './reason-of.ts'
import { removeMachine } from './remove-machine.ts'
import { isTrouble } from './vmmanager-api.ts'

/** The machine whose operating system is installed, or why there is none. */
export type Opened = { readonly host: number; readonly reason?: never } | { readonly reason: string }

/**
 * Creates a machine and follows its task to the end. A machine whose making failed is removed again.
 * When the reply to the creation is lost, it looks for the machine by name before anything is done twice.
 *
 * @param hostKnown - hears the id of the machine as soon as it is known, before anything else can go wrong
 */
export async function openMachine(
  follower: Follower,
  request: HostCreateRequest,
  hostKnown: (host: number) => void,
): Promise<Opened> {
  const created = await follower.api.createHost(request)
  if (isTrouble(created)) {
    if (created.trouble.kind !== 'unknown') return { reason: reasonOf(created.trouble) }
    return adoptAfterLostReply(follower, request.name, hostKnown)
  }
  hostKnown(created.host)
  return settle(follower, created.host, await followTask(follower, created.task, 'host_create'))
}

/** Without a reply there is no task to follow: the state of the machine tells when it is ready. */
async function adoptAfterLostReply(
  follower: Follower,
  name: string,
  hostKnown: (host: number) => void,
): Promise<Opened> {
  const found = await follower.api.findHost(['name', name])
  if (isTrouble(found)) return { reason: reasonOf(found.trouble) }
  if (found === undefined) return { reason: 'unknown-outcome' }
  const host = Number(found['id'])
  hostKnown(host)
  const ready = await poll(follower.clock, follower.patience, async () => {
    const item = await follower.api.readHost(host)
    if (isTrouble(item)) return item
    return item['state'] === 'active' ? true : undefined
  })
  return settle(follower, host, 'reason' in ready ? ready.reason : undefined)
}

async function settle(follower: Follower, host: number, reason: string | undefined): Promise<Opened> {
  if (reason === undefined) return { host }
  await removeMachine(follower, host)
  return { reason }
}
