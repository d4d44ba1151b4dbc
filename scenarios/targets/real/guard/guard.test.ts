import { describe, expect, it } from 'vitest'
import type { ExchangeRequest, HttpMethod } from '../../../../contracts/exchange/exchange.ts'
import { contractFor } from '../../../../contracts/vmmanager/contract.ts'
import { VirtualClock } from '../../../../simulators/clock/virtual-clock.ts'
import type { Delivery, Transport } from '../../../../simulators/transport/transport.ts'
import type { LedgerLine } from '../ledger/ledger-line.ts'
import { ledgerOver } from '../ledger/ledger-over.ts'
import { makeBudget } from './budget.ts'
import { type Guard, makeGuard } from './guard.ts'
import { Holdings } from './holdings.ts'

const own = { prefix: 'vmh', run: '1-ab' }
const target = { name: 'staging', url: 'https://vm.example.com' }
const account = { email: 'vmh+1-ab.bob@example.test', role: '@user' }
const lost: Delivery = { failure: { code: 'timeout', sent: true } }
const unsent: Delivery = { failure: { code: 'refused', sent: false } }

interface Told {
  readonly guard: Guard
  readonly lines: LedgerLine[]
  readonly sent: string[]
  readonly clock: VirtualClock
  readonly left: () => { readonly vms: number; readonly ramMib: number }
  send(method: HttpMethod, path: string, body?: unknown): Promise<Delivery>
}

function guarded(inner: Transport, options: { readonly full?: true } = {}): Told {
  const lines: LedgerLine[] = []
  const sent: string[] = []
  const clock = new VirtualClock()
  const append = (line: LedgerLine): void => {
    if (options.full === true) throw new Error('no space is left')
    lines.push(line)
  }
  const state = { owned: [], tornLines: 0 }
  const ledger = ledgerOver({ path: 'ledger', state, today: () => 0, append, close: () => {} })
  const budget = makeBudget({ vms: 2, ramMib: 3072 })
  const guard = makeGuard({
    inner: (request) => {
      sent.push(`${request.method} ${request.path} after ${lines.length} lines`)
      return inner(request)
    },
    target,
    ledger,
    holdings: new Holdings(ledger, () => true),
    budget,
    pace: () => Promise.resolve(),
    clock,
    match: contractFor('2024.03').match,
    own,
    presetRamMib: new Map(),
  })
  const send = (method: HttpMethod, path: string, body?: unknown): Promise<Delivery> =>
    guard.transport({ method, path, query: '', headers: {}, body })
  return { guard, lines, sent, clock, send, left: () => budget.left() }
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
  const told = guarded(answering(answer({ id: 4 }), ...answers))
  await told.send('POST', '/vm/v3/account', account)
  return told
}

describe('what is made', () => {
  it('stands in the ledger before the request leaves, and with its id after the answer', async () => {
    const told = await withAccount()
    expect(told.sent).toEqual(['POST /vm/v3/account after 1 lines'])
    expect(told.lines).toMatchObject([
      { event: 'intent', kind: 'account', name: account.email, run: 'vmh-1-ab', url: target.url },
      { event: 'made', id: 4 },
    ])
  })

  it.each<[string, Delivery, readonly string[]]>([
    ['is known to be made', answer({ id: 7, task: 1 }), ['intent', 'made']],
    ['may be there when the answer is lost', lost, ['intent']],
    ['may be there when the server itself failed', answer({}, 500), ['intent']],
    ['may be there when a proxy answered', answer({}, 502), ['intent']],
    ['may be there when the answer tells no id', answer({}), ['intent']],
    ['is not there when VMmanager refused', answer({ error: { code: 1 } }, 400), ['intent', 'void']],
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

  it('is found again in a list when its answer was lost, and may be changed then', async () => {
    const item = { id: 9, name: 'vmh-1-ab-bill1001', disk: { id: 90 } }
    const told = await withAccount(lost, answer({ list: [{ id: 1, name: 'theirs' }, item] }))
    await told.send('POST', '/vm/v3/host', host())
    await told.send('GET', '/vm/v3/host')
    expect(told.lines.at(-1)).toMatchObject({ event: 'made', id: 9 })
    await told.send('POST', '/vm/v3/disk/90', { size_mib: 1 })
    expect(told.sent.at(-1)).toContain('/vm/v3/disk/90')
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
})

describe('what is not ours', () => {
  it('is not sent, and ends the run with the reason', async () => {
    const told = guarded(answering(answer({})))
    const request: readonly [HttpMethod, string] = ['DELETE', '/vm/v3/host/1']
    expect(await told.send(...request)).toEqual({ failure: { code: 'aborted', sent: false } })
    expect(told.sent).toEqual([])
    await expect(told.guard.broken).rejects.toMatchObject({
      message: 'The guard kept DELETE /vm/v3/host/1 from target staging: host 1 is not ours',
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
    const told = guarded(() => reply.promise)
    const first = told.send('POST', '/vm/v3/account', account)
    await Promise.resolve()
    const closed = told.guard[Symbol.asyncDispose]()
    expect(await told.send('GET', '/vm/v3/host')).toMatchObject({ failure: { sent: false } })
    reply.resolve(answer({ id: 4 }))
    await closed
    expect(events(told)).toEqual(['intent', 'made'])
    expect(await first).toMatchObject({ response: { status: 200 } })
  })

  it('tells how long a request was held back, so that the time is not held against VMmanager', async () => {
    const clock = new VirtualClock()
    const state = { owned: [], tornLines: 0 }
    const ledger = ledgerOver({ path: '', state, today: () => 0, append: () => {}, close: () => {} })
    const guard = makeGuard({
      inner: () => Promise.resolve(answer({})),
      target,
      ledger,
      holdings: new Holdings(ledger, () => true),
      budget: makeBudget({ vms: 1, ramMib: 1 }),
      pace: () => clock.sleep(250),
      clock,
      match: contractFor('2024.03').match,
      own,
      presetRamMib: new Map(),
    })
    const request: ExchangeRequest = { method: 'GET', path: '/vm/v3/host', query: '', headers: {} }
    expect(await guard.transport(request)).toMatchObject({ heldMs: 250 })
  })
})
