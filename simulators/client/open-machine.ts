import type { HostCreateRequest } from '../../contracts/vmmanager/generated/types.ts'
import { type Follower, endOf, followTask, followTasks } from './follow-task.ts'
import { isTrouble } from './outcome.ts'
import { poll } from './poll.ts'
import { reasonOf } from './reason-of.ts'
import { removeMachine } from './remove-machine.ts'
import type { AcceptedHost } from './vmmanager-api.ts'

/** The machine that is as far as it had to come, or why there is none. */
export type Opened = { readonly host: number; readonly reason?: never } | { readonly reason: string }

/** Hears which machine there is for a service; none where it is gone again. */
export type NoteHost = (host?: number) => void

/** How far a machine has to come: its task has not failed at the first look, has ended well, its scripts as well. */
export type OpenedUntil = 'accepted' | 'os-installed' | 'script-finished'

/**
 * Creates a machine and follows its task to the end. A machine whose making failed is removed again.
 * When the reply to the creation is lost, it looks for the machine by name before anything is done twice.
 *
 * @param noteHost - hears the id of the machine as soon as it is known, before anything else can go wrong, and nothing
 * once that machine is gone again
 */
export async function openMachine(
  follower: Follower,
  request: HostCreateRequest,
  noteHost: NoteHost,
  until: OpenedUntil = 'os-installed',
): Promise<Opened> {
  const created = await follower.api.createHost(request)
  if (isTrouble(created)) {
    if (created.trouble.kind !== 'unknown') return { reason: reasonOf(created.trouble) }
    return adoptAfterLostReply(follower, request.name, noteHost)
  }
  noteHost(created.host)
  const reason = await follows[until](follower, created)
  return settle(follower, created.host, { reason, noteHost })
}

type Follow = (follower: Follower, accepted: AcceptedHost) => Promise<string | undefined>

const followToTheEnd: Follow = (follower, { task }) => followTask(follower, task, 'host_create')

const follows: Readonly<Record<OpenedUntil, Follow>> = {
  accepted: async ({ api }, { task }) => {
    const item = await api.findTask(task, 'host_create')
    if (isTrouble(item)) return reasonOf(item.trouble)
    return endOf(item) === 'failed' ? 'task-failed' : undefined
  },
  'os-installed': followToTheEnd,
  'script-finished': async (follower, accepted) =>
    (await followToTheEnd(follower, accepted)) ?? followTasks(follower, accepted.scripts ?? []),
}

/** Without a reply there is no task to follow: the state of the machine tells when it is ready. */
async function adoptAfterLostReply(follower: Follower, name: string, noteHost: NoteHost): Promise<Opened> {
  const found = await follower.api.findHost(['name', name])
  if (isTrouble(found)) return { reason: reasonOf(found.trouble) }
  if (found === undefined) return { reason: 'unknown-outcome' }
  const host = Number(found['id'])
  noteHost(host)
  const ready = await poll(follower.clock, follower.patience, async () => {
    const item = await follower.api.readHost(host)
    if (isTrouble(item)) return item
    return item['state'] === 'active' ? true : undefined
  })
  return settle(follower, host, { reason: 'reason' in ready ? ready.reason : undefined, noteHost })
}

interface End {
  readonly reason: string | undefined
  readonly noteHost: NoteHost
}

async function settle(follower: Follower, host: number, { reason, noteHost }: End): Promise<Opened> {
  if (reason === undefined) return { host }
  if ((await removeMachine(follower, host)) === undefined) noteHost()
  return { reason }
}
