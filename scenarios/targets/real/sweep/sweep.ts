import { isTrouble } from '../../../../simulators/client/outcome.ts'
import { reasonOf } from '../../../../simulators/client/reason-of.ts'
import type { VmmanagerApi } from '../../../../simulators/client/vmmanager-api.ts'
import type { Clock } from '../../../../simulators/clock/clock.ts'
import type { Ledger } from '../ledger/ledger-over.ts'
import { type Look, lookFor } from './look-for.ts'
import type { Owned, OwnedKind } from '../ledger/read-ledger.ts'
import { mailboxOf } from '../guard/ownership.ts'

/** With what is cleaned up. */
export interface Broom {
  readonly api: VmmanagerApi
  readonly ledger: Ledger
  /** What is to be removed. */
  readonly things: readonly Owned[]
  /** With it begin the names of all that may be removed. */
  readonly prefix: string
  readonly clock: Pick<Clock, 'nowMs' | 'sleep'>
  /** ms since 1970. */
  readonly today: () => number
  readonly pollMs: number
  /** An answer, and so a late request, can take so long. */
  readonly answerMs: number
  /** It is given up after so long. */
  readonly limitMs: number
  /** Somebody waits for the end: after it aborts everything is given up soon. */
  readonly signal?: AbortSignal | undefined
}

/** Something that could not be removed, or that nobody could look for. */
export interface LeftBehind {
  readonly kind: OwnedKind
  readonly name: string
  readonly id?: number
  readonly reason: string
  /** What the thing that has the id is by now; present where that is not ours any more. */
  readonly seen?: string
}

/** What came of cleaning up. */
export interface Swept {
  readonly hosts: number
  readonly accounts: number
  readonly left: readonly LeftBehind[]
}

/**
 * Removes what the ledger has: machines first, then the accounts that owned them. Whatever is not what the ledger says
 * it is, by name, owner and creation, is left alone, kept in the ledger and named. Forgotten is only what was seen to be
 * gone, more than once and in more than one way. Never rejects for what VMmanager does.
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

/** One look may be wrong; what two say, one after the other, is taken for true. */
const looksThatProve = 2

/** When somebody waits for the end, nothing is waited for longer. */
const hurriedMs = 60_000

/** How it ended for one thing. */
type End = 'removed' | 'not-there' | LeftBehind

function leftBehind({ kind, name, id }: Owned, reason: string, seen?: string): LeftBehind {
  return { kind, name, ...(id !== undefined && { id }), reason, ...(seen !== undefined && { seen }) }
}

async function removed(broom: Broom, intended: Owned): Promise<End> {
  if (!hasOurShape(intended, broom.prefix)) return leftBehind(intended, 'not-our-shape')
  const attempt = new Attempt(broom, intended)
  for (;;) {
    const end = await attempt.goOn()
    if (end !== undefined) return end
    await broom.clock.sleep(broom.pollMs)
  }
}

/** What was seen and done so far to remove one thing. */
class Attempt {
  readonly #broom: Broom
  #thing: Owned
  #giveUpAtMs: number
  #isHurried = false
  #wasThere = false
  #reason = 'timeout'
  #outages = 0
  #askAtMs: number
  /** How many looks in a row have seen the same. */
  #same: { readonly kind: Look['kind']; readonly count: number } = { kind: 'unclear', count: 0 }

  constructor(broom: Broom, thing: Owned) {
    this.#broom = broom
    this.#thing = thing
    this.#askAtMs = broom.clock.nowMs()
    this.#giveUpAtMs = broom.clock.nowMs() + broom.limitMs
  }

  /** Looks once, and does what has to be done; gives the end when it has come. */
  async goOn(): Promise<End | undefined> {
    const look = await this.#look()
    const { kind } = look
    this.#same = { kind, count: this.#same.kind === kind ? this.#same.count + 1 : 1 }
    const isProven = this.#same.count >= looksThatProve
    if (kind === 'absent' && isProven) {
      this.#broom.ledger.gone(this.#thing.key)
      return this.#wasThere ? 'removed' : 'not-there'
    }
    if (kind === 'foreign' && isProven) {
      const { field, seen } = look.difference
      return leftBehind(this.#thing, `other-${field}`, seen)
    }
    if (kind === 'there') await this.#takeAway(look)
    if (kind === 'unclear') this.#reason = look.reason
    this.#outages = this.#reason === 'unavailable' ? this.#outages + 1 : 0
    const isOver = this.#outages === mostOutages || this.#broom.clock.nowMs() > this.#limitMs()
    return isOver ? leftBehind(this.#thing, this.#reason) : undefined
  }

  async #look(): Promise<Look> {
    const { today, answerMs } = this.#broom
    const look = await lookFor(this.#broom, this.#thing)
    const isFresh = this.#thing.id === undefined && today() - Date.parse(this.#thing.at) < answerMs
    // The request may still be on its way.
    return look.kind === 'absent' && isFresh ? { kind: 'unclear', reason: 'unknown-outcome' } : look
  }

  async #takeAway({ id, created, hasMachines }: Look & { readonly kind: 'there' }): Promise<void> {
    const { clock, ledger } = this.#broom
    this.#wasThere = true
    // Before anybody else looks: of several tries with one name each becomes another machine.
    if (this.#thing.id !== id) ledger.made(this.#thing.key, id, created)
    this.#thing = { ...this.#thing, id, ...(created !== undefined && { created }) }
    if (hasMachines) {
      this.#reason = 'machine-left'
      // Its machines have had their time: what goes late goes soon.
      this.#giveUpAtMs = Math.min(this.#giveUpAtMs, clock.nowMs() + this.#broom.answerMs)
      return
    }
    if (clock.nowMs() < this.#askAtMs) return
    const refusal = await remove(this.#broom, this.#thing.kind, id)
    this.#reason = refusal ?? 'timeout'
    if (refusal === undefined) this.#askAtMs = clock.nowMs() + askAgainMs
  }

  #limitMs(): number {
    if (this.#broom.signal?.aborted === true && !this.#isHurried) {
      this.#isHurried = true
      this.#giveUpAtMs = Math.min(this.#giveUpAtMs, this.#broom.clock.nowMs() + hurriedMs)
    }
    return this.#giveUpAtMs
  }
}

/** Asks for the removal; a reason where it is refused, as while a task of the machine is under way. */
async function remove({ api }: Broom, kind: OwnedKind, id: number): Promise<string | undefined> {
  const asked = kind === 'host' ? await api.deleteHost(id) : await api.deleteAccount(id)
  return isTrouble(asked) ? reasonOf(asked.trouble) : undefined
}

/**
 * Whether a line of the ledger speaks of something that a run with this prefix can have made. A ledger is a file: what
 * else stands in it is no reason to remove anything.
 */
function hasOurShape({ kind, name, run }: Owned, prefix: string): boolean {
  if (!/^[a-z][a-z0-9]*-\w+-[0-9a-z]{2,}$/.test(run) || !run.startsWith(`${prefix}-`)) return false
  if (kind === 'host') return name.startsWith(`${run}-`) && name.length > run.length + 1
  return name.startsWith(mailboxOf(run)) && name.endsWith('@example.test')
}
