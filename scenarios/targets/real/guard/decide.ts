import type { ExchangeRequest } from '../../../../contracts/exchange/exchange.ts'
import type { Contract } from '../../../../contracts/vmmanager/contract.ts'
import { type RunName, ownMachine, ownMailbox } from '../../../../simulators/platform/identities.ts'
import { type GuardedOperation, type Subject, guardedOperations } from './guarded-operations.ts'
import type { Holdings } from './holdings.ts'
import { type UnknownItem, isUnknownItem } from '../../../../simulators/client/outcome.ts'

/** What a request is about: it passes when that is seen to be ours. */
export type About =
  | { readonly kind: 'account' | 'host' | 'disk' | 'address'; readonly id: number }
  /** An account, by its e-mail. */
  | { readonly kind: 'e-mail'; readonly email: string }

/** What is done with a request. */
export type Decision =
  /** It is sent; nothing has to be remembered. */
  | { readonly kind: 'pass'; readonly about?: About }
  /** It is sent after the ledger knows of it. */
  | {
      readonly kind: 'create'
      readonly what: 'account' | 'host'
      readonly name: string
      readonly ramMib: number
      /** Of a machine: its owner. */
      readonly about?: About
    }
  | { readonly kind: 'remove'; readonly about: About & { readonly kind: 'account' | 'host' } }
  /** It is sent; the machine has so much memory then, where the request says so. */
  | {
      readonly kind: 'change'
      readonly about: About & { readonly kind: 'host' }
      readonly ramMib: number | undefined
    }
  | { readonly kind: 'refuse'; readonly why: string }

/** By what it is decided. */
export interface Bounds {
  readonly match: Contract['match']
  readonly holdings: Pick<Holdings, 'hasAccount' | 'hasEmail' | 'hasHost' | 'hasDisk' | 'hasAddress'>
  /** Who may make things; undefined where things may only be removed. */
  readonly own: RunName | undefined
  /** What may still be made. */
  readonly left: { readonly vms: number; readonly ramMib: number }
  /** Memory that a machine of ours has. */
  readonly ramOf: (host: number) => number
  /** Memory by id of the preset. */
  readonly presetRamMib: ReadonlyMap<number, number>
}

const pass: Decision = { kind: 'pass' }

/** Decides by what is known, and sends nothing: only what is ours is changed, and only so much is made as is allowed. */
export function decide({ method, path, body }: ExchangeRequest, bounds: Bounds): Decision {
  if (method === 'GET') return pass
  const found = bounds.match(method, path)
  const guarded = found && guardedOperations[found.operation.id]
  if (guarded === undefined) return refuse('it is none of those that a run needs')
  const asked = { body: isUnknownItem(body) ? body : {}, target: targetOf(guarded, found?.pathParams ?? {}) }
  return judges[guarded.subject](asked, bounds)
}

interface Asked {
  readonly body: UnknownItem
  /** What stands in the path. */
  readonly target: string
}

const judges: Readonly<Record<Subject, (asked: Asked, bounds: Bounds) => Decision>> = {
  login: () => pass,
  'new-account': newAccount,
  'own-account': ({ target }, { holdings }) => ifOurs('account', target, (id) => holdings.hasAccount(id)),
  'account-removal': ({ target }, { holdings }) =>
    removal('account', target, (id) => holdings.hasAccount(id)),
  'own-key': ({ target }, { holdings }) =>
    holdings.hasEmail(target)
      ? { kind: 'pass', about: { kind: 'e-mail', email: target } }
      : notOurs('account', target),
  'new-host': newHost,
  'own-host': ownHost,
  'host-removal': ({ target }, { holdings }) => removal('host', target, (id) => holdings.hasHost(id)),
  'own-disk': ({ target }, { holdings }) => ifOurs('disk', target, (id) => holdings.hasDisk(id)),
  'own-address': ({ target }, { holdings }) => ifOurs('address', target, (id) => holdings.hasAddress(id)),
}

function ifOurs(
  kind: 'account' | 'disk' | 'address',
  target: string,
  isOurs: (id: number) => boolean,
): Decision {
  const id = Number(target)
  return isOurs(id) ? { kind: 'pass', about: { kind, id } } : notOurs(kind, target)
}

function removal(kind: 'account' | 'host', target: string, isOurs: (id: number) => boolean): Decision {
  const id = Number(target)
  return isOurs(id) ? { kind: 'remove', about: { kind, id } } : notOurs(kind, target)
}

function newAccount({ body }: Asked, { own }: Bounds): Decision {
  if (own === undefined) return refuse('nothing is made here')
  const { email, role } = body
  if (typeof email !== 'string' || !email.startsWith(ownMailbox(own))) {
    return refuse(`the e-mail does not begin with ${ownMailbox(own)}`)
  }
  if (role !== '@user') return refuse('the account would be more than a user')
  return { kind: 'create', what: 'account', name: email, ramMib: 0 }
}

function newHost({ body }: Asked, { own, holdings, left, presetRamMib }: Bounds): Decision {
  if (own === undefined) return refuse('nothing is made here')
  const { name, account, ram_mib: wished, preset } = body
  if (!isOwnName(name, own)) return refuse(`the name does not begin with ${ownMachine(own)}`)
  if (typeof account !== 'number' || !holdings.hasAccount(account)) return notOurs('account', String(account))
  const ramMib = typeof wished === 'number' ? wished : presetRamMib.get(Number(preset))
  if (ramMib === undefined) return refuse('nothing says how much memory the machine would have')
  if (left.vms < 1) return refuse('the budget has no machine left')
  if (left.ramMib < ramMib) return refuse(`the budget has ${left.ramMib} MiB left and it takes ${ramMib}`)
  return { kind: 'create', what: 'host', name, ramMib, about: { kind: 'account', id: account } }
}

function ownHost({ body, target }: Asked, { holdings, own, left, ramOf }: Bounds): Decision {
  const host = Number(target)
  if (!holdings.hasHost(host)) return notOurs('host', target)
  const { name, ram_mib: wished } = body
  if (name !== undefined && !isOwnName(name, own)) return refuse('the machine would lose our name')
  const ramMib = typeof wished === 'number' ? wished : undefined
  if (ramMib !== undefined && ramMib - ramOf(host) > left.ramMib) {
    return refuse(`the budget has ${left.ramMib} MiB left`)
  }
  return { kind: 'change', about: { kind: 'host', id: host }, ramMib }
}

function isOwnName(name: unknown, own: RunName | undefined): name is string {
  return own !== undefined && typeof name === 'string' && name.startsWith(ownMachine(own))
}

function targetOf({ parameter }: GuardedOperation, pathParams: Readonly<Record<string, string>>): string {
  return parameter === undefined ? '' : (pathParams[parameter] ?? '')
}

function notOurs(what: string, target: string): Decision {
  return refuse(`${what} ${target} is not ours`)
}

function refuse(why: string): Decision {
  return { kind: 'refuse', why }
}
