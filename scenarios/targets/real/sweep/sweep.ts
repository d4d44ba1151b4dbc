import { isTrouble, type Outcome } from '../../../../simulators/client/outcome.ts'
import { reasonOf } from '../../../../simulators/client/reason-of.ts'
import type { UnknownItem } from '../../../../simulators/client/unknown-item.ts'
import type { VmmanagerApi } from '../../../../simulators/client/vmmanager-api.ts'
import type { Clock } from '../../../../simulators/clock/clock.ts'
import type { Ledger } from '../ledger/ledger-over.ts'
import type { Owned, OwnedKind } from '../ledger/ledger-line.ts'

/** With what is cleaned up. */
export interface Broom {
  readonly api: VmmanagerApi
  readonly ledger: Ledger
  /** What is to be removed. */
  readonly things: readonly Owned[]
  readonly clock: Pick<Clock, 'nowMs' | 'sleep'>
  /** ms since 1970. */
  readonly today: () => number
  readonly pollMs: number
  /** An answer, and so a late request, can take so long. */
  readonly answerMs: number
  /** It is given up after so long. */
  readonly limitMs: number
}

/** Something that could not be removed, or that nobody could look for. */
export interface LeftBehind {
  readonly kind: OwnedKind
  readonly name: string
  readonly id?: number
  readonly reason: string
}

/** What came of cleaning up. */
export interface Swept {
  readonly hosts: number
  readonly accounts: number
  readonly left: readonly LeftBehind[]
}

/**
 * Removes what the ledger has: machines first, then the accounts that owned them. Whatever is not what the ledger says
 * it is, by name and by e-mail, is left alone and forgotten. Never rejects for what VMmanager does.
 */
export async function sweep(broom: Broom): Promise<Swept> {
  const ofKind = (kind: OwnedKind): readonly Owned[] => broom.things.filter((thing) => thing.kind === kind)
  const hosts = await Promise.all(ofKind('host').map((thing) => removed(broom, thing)))
  const stuck = new Set(
    ofKind('host').flatMap(({ run }, index) => (typeof hosts[index] === 'object' ? [run] : [])),
  )
  const [orphans, withMachines] = [false, true].map((isStuck) =>
    ofKind('account').filter(({ run }) => stuck.has(run) === isStuck),
  )
  const accounts = await Promise.all((orphans ?? []).map((thing) => removed(broom, thing)))
  const ends = [...hosts, ...accounts]
  return {
    hosts: hosts.filter((end) => end === 'removed').length,
    accounts: accounts.filter((end) => end === 'removed').length,
    left: [
      ...ends.filter((end) => typeof end === 'object'),
      // Nobody can tell what becomes of a machine whose owner goes.
      ...(withMachines ?? []).map((thing) => leftBehind(thing, 'machine-left')),
    ],
  }
}

/** A removal that was accepted and shows no effect is asked for again after so long. */
const askAgainMs = 60_000

/** Each has been waited for by the client already: who cannot be reached so often is not waited for longer. */
const mostOutages = 3

/** How it ended for one thing. */
type End = 'removed' | 'not-there' | LeftBehind

function leftBehind({ kind, name, id }: Owned, reason: string): LeftBehind {
  return { kind, name, ...(id !== undefined && { id }), reason }
}

async function removed(broom: Broom, intended: Owned): Promise<End> {
  const thing: Owned & { id?: number } = { ...intended }
  const { clock, ledger, pollMs, limitMs } = broom
  const giveUpAtMs = clock.nowMs() + limitMs
  let wasThere = false
  let reason = 'timeout'
  let outages = 0
  let askAtMs = clock.nowMs()
  while (clock.nowMs() <= giveUpAtMs) {
    const look = await lookFor(broom, thing)
    if (look.kind === 'absent') {
      ledger.gone(thing.key)
      return wasThere ? 'removed' : 'not-there'
    }
    if (look.kind === 'there') {
      wasThere = true
      thing.id = look.id
      if (clock.nowMs() >= askAtMs) {
        const refusal = await remove(broom, thing.kind, look.id)
        reason = refusal ?? 'timeout'
        if (refusal === undefined) askAtMs = clock.nowMs() + askAgainMs
      }
    }
    if (look.kind === 'unclear') ({ reason } = look)
    outages = reason === 'unavailable' ? outages + 1 : 0
    if (outages === mostOutages) break
    await clock.sleep(pollMs)
  }
  return leftBehind(thing, reason)
}

type Look =
  | { readonly kind: 'absent' }
  | { readonly kind: 'there'; readonly id: number }
  /** Not there yet, though it may still come, or nobody can see. */
  | { readonly kind: 'unclear'; readonly reason: string }

async function lookFor(broom: Broom, thing: Owned): Promise<Look> {
  const items = await itemsOf(broom, thing)
  if (isTrouble(items)) return { kind: 'unclear', reason: reasonOf(items.trouble) }
  const ours = items.find((item) => isOurs(broom, thing, item))
  if (ours !== undefined) {
    const id = Number(ours['id'])
    // Before anybody else looks: of several tries with one name each becomes another machine.
    if (thing.id === undefined) broom.ledger.made(thing.key, id)
    return { kind: 'there', id }
  }
  const mayStillCome = thing.id === undefined && broom.today() - Date.parse(thing.at) < broom.answerMs
  return mayStillCome ? { kind: 'unclear', reason: 'unknown-outcome' } : { kind: 'absent' }
}

async function itemsOf({ api }: Broom, { kind, id, name }: Owned): Promise<Outcome<readonly UnknownItem[]>> {
  if (kind === 'host') return api.page('host', firstPage, id === undefined ? ['name', name] : ['id', id])
  const account = await api.findAccount(name)
  if (isTrouble(account)) return account
  return account === undefined ? [] : [account]
}

/** One order is tried ten times at most, each time with a machine of the same name. */
const firstPage = { offset: 0, count: 100 } as const

/** An id may belong to somebody else by now, on a VMmanager that was set up anew. */
function isOurs({ ledger }: Broom, { key, kind, id, name, run }: Owned, item: UnknownItem): boolean {
  if (typeof item['id'] !== 'number') return false
  if (id === undefined ? isKnown(ledger, { key, kind }, item['id']) : item['id'] !== id) return false
  if (kind === 'host') return String(item['name']).startsWith(`${run}-`)
  const isAdministrator = String(item['roles']).includes('@admin')
  return String(item['email']).toLowerCase() === name.toLowerCase() && !isAdministrator
}

/** Several tries make machines of one name: what another intent has become is not this one. */
function isKnown(ledger: Ledger, { key, kind }: Pick<Owned, 'key' | 'kind'>, id: number): boolean {
  return ledger.owned().some((other) => other.key !== key && other.kind === kind && other.id === id)
}

/** Asks for the removal; a reason where it is refused, as while a task of the machine is under way. */
async function remove({ api }: Broom, kind: OwnedKind, id: number): Promise<string | undefined> {
  const asked = kind === 'host' ? await api.deleteHost(id) : await api.deleteAccount(id)
  return isTrouble(asked) ? reasonOf(asked.trouble) : undefined
}
