import { describe, expect, it } from 'vitest'
import type { ExchangeRequest, HttpMethod } from '../../../../contracts/exchange/exchange.ts'
import type { ForeignEvent } from '../../../../contracts/trace/trace-event.ts'
import { contractFor } from '../../../../contracts/vmmanager/contract.ts'
import { VirtualClock } from '../../../../simulators/clock/virtual-clock.ts'
import type { Delivery, Transport } from '../../../../simulators/transport/transport.ts'
import { ledgerOver } from '../ledger/ledger-over.ts'
import { makeBudget } from './budget.ts'
import { type Guard, makeGuard } from './guard.ts'
import { Holdings } from './holdings.ts'
import type { UnknownItem } from '../../../../simulators/client/outcome.ts'
import type { LedgerLine } from '../ledger/read-ledger.ts'

const own = { prefix: 'vmh', run: '1-ab' }
const target = { name: 'staging', url: 'https://vm.example.com' }
const account = { email: 'vmh+1-ab.bob@example.test', role: '@user' }
const lost: Delivery = { failure: { code: 'timeout', sent: true } }
const unsent: Delivery = { failure: { code: 'refused', sent: false } }

/** What VMmanager shows, by the path of a list. */
type Shown = Readonly<Record<string, readonly UnknownItem[]>>

interface Options {
  readonly full?: true
  readonly shown?: Shown
  /** Answers a reading in place of what is shown. */
  readonly read?: Transport
  readonly foreign?: false
  readonly pace?: (clock: VirtualClock) => Promise<void>
}

interface Told {
  readonly guard: Guard
  readonly lines: LedgerLine[]
  /** What changes something and was sent. */
  readonly sent: string[]
  /** What the guard itself has read. */
  readonly read: string[]
  readonly foreign: ForeignEvent[]
  readonly clock: VirtualClock
  readonly left: () => { readonly vms: number; readonly ramMib: number }
  send(method: HttpMethod, path: string, body?: unknown): Promise<Delivery>
}

const bob = { id: 4, email: account.email, roles: ['@user'] }
const machine = {
  id: 7,
  name: 'vmh-1-ab-bill1001',
  account: { id: 4, email: account.email },
  disk: { id: 70 },
}
/** Where VMmanager tells the truth. */
const truth: Shown = {
  '/vm/v3/account': [bob, { id: 3, email: 'boss@example.com', roles: ['@admin'] }],
  '/vm/v3/host': [{ id: 1, name: 'theirs', account: { id: 3, email: 'boss@example.com' } }, machine],
  '/vm/v3/disk': [
    { id: 70, host: { id: 7 } },
    { id: 71, host: { id: 1 } },
  ],
  '/vm/v3/ip': [{ id: 700, host: { id: 7 } }],
}

function guarded(inner: Transport, options: Options = {}): Told {
  const lines: LedgerLine[] = []
  const sent: string[] = []
  const read: string[] = []
  const foreign: ForeignEvent[] = []
  const clock = new VirtualClock()
  const append = (line: LedgerLine): void => {
    if (options.full === true) throw new Error('no space is left')
    lines.push(line)
  }
  const state = { owned: [], tornLines: 0 }
  const ledger = ledgerOver({ path: 'ledger', state, today: () => 0, append, close: () => {} })
  const budget = makeBudget({ vms: 2, ramMib: 3072 })
  const show: Transport = (request) => {
    read.push(`${request.path} ${decodeURIComponent(request.query)}`)
    const list = options.shown?.[request.path] ?? truth[request.path]
    return options.read?.(request) ?? Promise.resolve(answer({ list }))
  }
  const guard = makeGuard({
    inner: (request) => {
      if (request.method === 'GET' && request.query !== '') return show(request)
      sent.push(`${request.method} ${request.path} after ${lines.length} lines`)
      return inner(request)
    },
    target,
    ledger,
    holdings: new Holdings(ledger, () => true),
    budget,
    pace: () => options.pace?.(clock) ?? Promise.resolve(),
    clock,
    match: contractFor('2024.03').match,
    own,
    presetRamMib: new Map(),
    patience: { clock, pollMs: 1000, limitMs: 5000 },
    ...(options.foreign !== false && { foreign: (fact: ForeignEvent) => void foreign.push(fact) }),
  })
  const send = async (method: HttpMethod, path: string, body?: unknown): Promise<Delivery> => {
    const delivery = await guard.transport({
      method,
      path,
      query: '',
      headers: { 'x-xsrf-token': 'T' },
      body,
    })
    await guard.atRest()
    return delivery
  }
  return { guard, lines, sent, read, foreign, clock, send, left: () => budget.left() }
}

const answer = (body: object, status = 200): Delivery => ({ response: { status, headers: {}, body } })
/** Gives one answer after the other, the last one for ever. */
function answering(...answers: readonly Delivery[]): Transport {
  let asked = 0
  return () => Promise.resolve(answers[Math.min(asked++, answers.length - 1)] ?? unsent)
}

const host = (name = 'vmh-1-ab-bill1001'): object => ({ name, account: 4, ram_mib: 1024 })
const events = ({ lines }: Told): readonly string[] => lines.map(({ event }) => event)

async function withAccount(...answers: readonly Delivery[]): Promise<Told> {
  return withAccountIn({}, ...answers)
}

async function withAccountIn(options: Options, ...answers: readonly Delivery[]): Promise<Told> {
  const told = guarded(answering(answer({ id: 4 }), ...answers), options)
  await told.send('POST', '/vm/v3/account', account)
  return told
}

describe('what is made', () => {
  it('stands in the ledger before the request leaves, and with its id when it was read by that', async () => {
    const told = await withAccount()
    expect(told.sent).toEqual(['POST /vm/v3/account after 1 lines'])
    expect(told.read).toEqual(["/vm/v3/account where=(id EQ '4')"])
    expect(told.lines).toMatchObject([
      { event: 'intent', kind: 'account', name: account.email, run: 'vmh-1-ab', url: target.url },
      { event: 'made', id: 4 },
    ])
  })

  it.each<[string, Delivery, readonly string[]]>([
    ['is known to be made', answer({ id: 7, task: 1 }), ['intent', 'made']],
    ['is known to be made, also by an id that is text', answer({ id: '7', task: 1 }), ['intent', 'made']],
    ['may be there when the answer is lost', lost, ['intent']],
    ['may be there when the server itself failed', answer({}, 500), ['intent']],
    ['may be there when a proxy answered', answer({}, 502), ['intent']],
    ['may be there when the answer tells no id', answer({}), ['intent']],
    ['may be there though VMmanager says no', answer({ error: { code: 1 } }, 400), ['intent']],
    ['is not there when the request never left', unsent, ['intent', 'void']],
  ])('%s', async (_, delivery, expected) => {
    const told = await withAccount(delivery)
    expect(await told.send('POST', '/vm/v3/host', host())).toMatchObject(delivery)
    expect(events(told).slice(2)).toEqual(expected)
  })

  it('takes of the budget until it is refused, or goes', async () => {
    const told = await withAccount(
      answer({ id: 7, task: 1 }),
      answer({ error: { code: 1 } }, 400),
      answer({ id: 7 }),
    )
    await told.send('POST', '/vm/v3/host', host())
    expect(told.left()).toEqual({ vms: 1, ramMib: 2048 })
    await told.send('POST', '/vm/v3/host', host())
    expect(told.left()).toEqual({ vms: 1, ramMib: 2048 })
    await told.send('POST', '/vm/v3/host/7/resource', { ram_mib: 2048 })
    expect(told.left()).toEqual({ vms: 1, ramMib: 1024 })
    await told.send('DELETE', '/vm/v3/host/7')
    expect(told.left()).toEqual({ vms: 2, ramMib: 3072 })
  })

  it('never exceeds the budget, however many creations wait for the same reading', async () => {
    const told = await withAccountIn({}, answer({ id: 7, task: 1 }))
    const creations = ['a', 'b', 'c'].map((name) =>
      told.send('POST', '/vm/v3/host', host(`vmh-1-ab-${name}`)),
    )
    await Promise.all(creations)
    expect(told.sent.filter((call) => call.startsWith('POST /vm/v3/host'))).toHaveLength(2)
  })

  it('is found again in a list when its answer was lost, and may be changed when it was read by its id', async () => {
    const told = await withAccount(lost, answer({ list: [{ id: 1, name: 'theirs' }, machine] }))
    await told.send('POST', '/vm/v3/host', host())
    await told.send('GET', '/vm/v3/host')
    expect(told.lines.at(-1)).toMatchObject({ event: 'intent' })
    await told.send('POST', '/vm/v3/disk/70', { size_mib: 1 })
    expect(told.lines.at(-1)).toMatchObject({ event: 'made', id: 7 })
    expect(told.sent.at(-1)).toContain('/vm/v3/disk/70')
  })

  it('is waited for where it is shown a little later', async () => {
    let looks = 0
    const late: Transport = ({ path }) => Promise.resolve(answer({ list: looks++ < 3 ? [] : truth[path] }))
    const told = await withAccountIn({ read: late }, answer({ id: 7, task: 1 }))
    const asked = told.clock.nowMs()
    expect(await told.send('POST', '/vm/v3/host', host())).toMatchObject({
      response: { status: 200 },
      heldMs: told.clock.nowMs() - asked,
    })
  })
})

describe('an id that is not what VMmanager says it is', () => {
  it.each<[string, Delivery, Partial<ForeignEvent>]>([
    ['a machine of others', answer({ id: 1, task: 1 }), { id: 1, field: 'name', seen: 'theirs' }],
    ['a machine of others, as text', answer({ id: '1', task: 1 }), { id: 1, field: 'name', seen: 'theirs' }],
  ])('ends the run as soon as it was read: %s', async (_, delivery, fact) => {
    const told = await withAccount(delivery)
    await told.send('POST', '/vm/v3/host', host())
    expect(told.foreign).toMatchObject([{ type: 'foreign', what: 'host', expected: machine.name, ...fact }])
    await expect(told.guard.broken).resolves.toBe('stopped')
    expect(events(told)).toEqual(['intent', 'made', 'intent'])
    expect(await told.send('POST', '/vm/v3/host/1/restart', {})).toMatchObject({ failure: { sent: false } })
    expect(told.sent.filter((call) => call.includes('host/1'))).toEqual([])
  })

  it.each<[string, Shown, Partial<ForeignEvent>]>([
    [
      'owner',
      { '/vm/v3/host': [{ ...machine, account: { id: 3, email: 'boss@example.com' } }] },
      { seen: 'boss@example.com' },
    ],
    ['owner', { '/vm/v3/host': [{ ...machine, account: { id: 3 } }] }, { seen: 'account 3' }],
    ['owner', { '/vm/v3/host': [{ ...machine, account: null }] }, { seen: 'account unknown' }],
    [
      'creation',
      { '/vm/v3/host': [{ ...machine, create_date: '1969-01-01 00:00:00' }] },
      { seen: '1969-01-01 00:00:00' },
    ],
    ['name', { '/vm/v3/host': [{ ...machine, name: 'vmh-1-ab-bill1002' }] }, { seen: 'vmh-1-ab-bill1002' }],
  ])('ends the run also where it has our name: another %s', async (field, shown, fact) => {
    const told = await withAccountIn({ shown }, answer({ id: 7, task: 1 }))
    await told.send('POST', '/vm/v3/host', host())
    expect(told.foreign).toMatchObject([{ id: 7, field, ...fact }])
    expect(events(told)).toEqual(['intent', 'made', 'intent'])
  })

  it('ends the run before a machine is made for the account of somebody else', async () => {
    const told = guarded(answering(answer({ id: 3 })))
    await told.send('POST', '/vm/v3/account', account)
    expect(told.foreign).toMatchObject([{ what: 'account', id: 3, field: 'name', seen: 'boss@example.com' }])
    await told.send('POST', '/vm/v3/host', { ...host(), account: 3 })
    expect(told.sent).toEqual(['POST /vm/v3/account after 1 lines'])
  })

  it('ends the run when nothing ever has it', async () => {
    const told = await withAccount(answer({ id: 99, task: 1 }))
    await told.send('POST', '/vm/v3/host', host())
    expect(told.foreign).toEqual([])
    await told.send('POST', '/vm/v3/host/99/restart', {})
    expect(told.foreign).toMatchObject([{ id: 99, field: 'presence', seen: '' }])
    expect(told.sent.at(-1)).toContain('POST /vm/v3/host')
  })

  it('is seen before a removal, though it was right before', async () => {
    let isTheirs = false
    const read: Transport = ({ path }) => {
      const list = isTheirs && path === '/vm/v3/host' ? [{ ...machine, name: 'production' }] : truth[path]
      return Promise.resolve(answer({ list }))
    }
    const told = await withAccountIn({ read }, answer({ id: 7, task: 1 }))
    await told.send('POST', '/vm/v3/host', host())
    isTheirs = true
    await told.send('DELETE', '/vm/v3/host/7')
    expect(told.foreign).toMatchObject([{ id: 7, field: 'name', seen: 'production' }])
    expect(told.sent.filter((call) => call.startsWith('DELETE'))).toEqual([])
  })

  it('keeps the one request back where nobody hears of it', async () => {
    const told = await withAccountIn({ foreign: false }, answer({ id: 1, task: 1 }))
    await told.send('POST', '/vm/v3/host', host())
    expect(await told.send('DELETE', '/vm/v3/host/1')).toMatchObject({ failure: { sent: false } })
    expect(told.sent.filter((call) => call.startsWith('DELETE'))).toEqual([])
  })
})

describe('what cannot be read', () => {
  it.each<[string, Delivery, Delivery]>([
    ['an answer that is lost', lost, { failure: { code: 'timeout', sent: false } }],
    ['an answer that is no list', answer({}), { failure: { code: 'refused', sent: false } }],
    ['a page of a proxy', answer({}, 502), { failure: { code: 'refused', sent: false } }],
    ['a session that is over', answer({}, 401), answer({}, 401)],
  ])('is not changed, and its caller may try again: %s', async (_, reading, delivery) => {
    let isSpoilt = true
    const read: Transport = ({ path }) => Promise.resolve(isSpoilt ? reading : answer({ list: truth[path] }))
    const told = await withAccountIn({ read }, answer({ id: 7, task: 1 }))
    expect(await told.send('POST', '/vm/v3/host', host())).toMatchObject(delivery)
    expect(told.sent).toHaveLength(1)
    isSpoilt = false
    expect(await told.send('POST', '/vm/v3/host', host())).toMatchObject({ response: { status: 200 } })
  })
})

describe('what a machine has', () => {
  it('is ours while the machine is, and not after its removal', async () => {
    const addresses = answer({ list: [{ id: 700 }] })
    const told = await withAccount(
      answer({ id: 7, task: 1 }),
      addresses,
      answer({}),
      answer({ id: 7 }),
      addresses,
    )
    await told.send('POST', '/vm/v3/host', host())
    await told.send('GET', '/vm/v3/host/7/ipv4')
    await told.send('POST', '/vm/v3/ip/700/ptr', { domain: 'a' })
    await told.send('DELETE', '/vm/v3/host/7')
    await told.send('GET', '/vm/v3/host/7/ipv4')
    expect(await told.send('POST', '/vm/v3/ip/700/ptr', { domain: 'a' })).toMatchObject({
      failure: { sent: false },
    })
    await expect(told.guard.broken).rejects.toMatchObject({ code: 'VMH_CALL_KEPT_BACK' })
  })

  it('is not changed where it is of another machine, whatever the list of ours says', async () => {
    const told = await withAccount(
      answer({ id: 7, task: 1 }),
      answer({ list: [{ ...machine, disk: { id: 71 } }] }),
    )
    await told.send('POST', '/vm/v3/host', host())
    await told.send('GET', '/vm/v3/host')
    expect(await told.send('POST', '/vm/v3/disk/71', { size_mib: 1 })).toMatchObject({
      failure: { sent: false },
    })
    await expect(told.guard.broken).rejects.toMatchObject({
      message: 'The guard did not send POST /vm/v3/disk/71 to target staging: disk 71 is not of host 7',
    })
  })
})

describe('what is not ours', () => {
  it('is not sent, and ends the run with the reason', async () => {
    const told = guarded(answering(answer({})))
    const request: readonly [HttpMethod, string] = ['DELETE', '/vm/v3/host/1']
    expect(await told.send(...request)).toEqual({ failure: { code: 'aborted', sent: false } })
    expect(told.sent).toEqual([])
    await expect(told.guard.broken).rejects.toMatchObject({
      message: 'The guard did not send DELETE /vm/v3/host/1 to target staging: host 1 is not ours',
      exitCode: 3,
    })
  })
})

describe('a ledger that cannot be written', () => {
  it('ends the run before anything is sent', async () => {
    const told = guarded(answering(answer({ id: 4 })), { full: true })
    expect(await told.send('POST', '/vm/v3/account', account)).toMatchObject({ failure: { sent: false } })
    expect(told.sent).toEqual([])
    await expect(told.guard.broken).rejects.toThrow('no space is left')
  })
})

describe('a guard that is given up', () => {
  it('lets nothing pass any more, and waits for the answer that is under way', async () => {
    const reply = Promise.withResolvers<Delivery>()
    const left = Promise.withResolvers<void>()
    const told = guarded(() => {
      left.resolve()
      return reply.promise
    })
    const first = told.send('POST', '/vm/v3/account', account)
    await left.promise
    const closed = told.guard[Symbol.asyncDispose]()
    const other: ExchangeRequest = { method: 'GET', path: '/vm/v3/host', query: '', headers: {} }
    expect(await told.guard.transport(other)).toMatchObject({ failure: { sent: false } })
    reply.resolve(answer({ id: 4 }))
    await closed
    expect(events(told)).toEqual(['intent', 'made'])
    expect(await first).toMatchObject({ response: { status: 200 } })
  })

  it('tells how long a request was held back, so that the time is not held against VMmanager', async () => {
    const told = guarded(() => Promise.resolve(answer({})), { pace: (clock) => clock.sleep(250) })
    expect(await told.send('GET', '/vm/v3/host')).toMatchObject({ heldMs: 250 })
  })
})
