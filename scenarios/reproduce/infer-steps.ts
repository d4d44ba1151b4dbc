import type {
  HostEvent,
  OperationEvent,
  OrderEvent,
  Stamp,
  TraceEvent,
} from '../../contracts/trace/trace-event.ts'
import { tariffs } from '../../simulators/platform/tariff.ts'
import type { OutsideStep, Step, TariffName } from '../language/step.ts'
import { hostCallOf } from '../../contracts/lifecycle/host-calls.ts'
import type { TimedStep } from './scenario-text.ts'

type Does = OutsideStep['outside']['does']

/** What a change of a machine is done by, and by which calls a platform does it itself. */
const causes: Readonly<
  Partial<Record<HostEvent['change'], { readonly does: Does; readonly calls: readonly string[] }>>
> = {
  deleted: { does: 'delete', calls: ['delete'] },
  stopped: { does: 'stop', calls: ['stop', 'restart', 'resource', 'delete'] },
  started: { does: 'start', calls: ['start', 'restart', 'resource'] },
  reinstalled: { does: 'reinstall', calls: ['reinstall'] },
}

/** What a simulator told of machines that the platform had not asked for: somebody did it in VMmanager itself. */
function outsideActs(
  events: readonly TraceEvent[],
  names: ReadonlyMap<string, string>,
): readonly TimedStep[] {
  const asked = new Map<number, Set<string>>()
  const owners = new Map<number, string>()
  return events.flatMap((event) => {
    if (event.type === 'service' && event.host !== undefined) owners.set(event.host, event.order)
    if (event.type === 'exchange') {
      const call = hostCallOf(event)
      if (call?.mayBeDone === true) asked.set(call.host, (asked.get(call.host) ?? new Set()).add(call.act))
    }
    const cause = event.type === 'host' ? causes[event.change] : undefined
    if (event.type !== 'host' || cause === undefined) return []
    const order = names.get(owners.get(event.host) ?? '')
    const isAsked = cause.calls.some((call) => asked.get(event.host)?.has(call) === true)
    return order === undefined || isAsked
      ? []
      : [{ step: { outside: { does: cause.does, of: [order] } }, atMs: event.atMs }]
  })
}

type Fields = Readonly<Record<string, unknown>>

/**
 * What was done, in order, as far as a trace tells or shows it. Orders are called anew, `order-1` and so on, in the
 * order in which they were placed; those that share a client are given one.
 */
export function inferSteps(events: readonly TraceEvent[]): readonly TimedStep[] {
  const placed = placedOrders(events)
  const names = new Map(placed.map(({ order }, index) => [order, `order-${index + 1}`]))
  const clients = clientNames(events)
  const orders = placed.map(({ order, atMs }, index) => {
    const client = clients.get(order)
    const isUsual = client === `client-${index + 1}`
    return { step: orderStep(wishOf(order, events), isUsual ? undefined : client), atMs }
  })
  const acts = events.some(({ type }) => type === 'operation')
    ? events.flatMap((event) => (event.type === 'operation' ? toldAct(event, names, events) : []))
    : events.flatMap((event) => shownAct(event, names))
  return [...orders, ...acts, ...outsideActs(events, names)].toSorted((one, other) => one.atMs - other.atMs)
}

function wishOf(order: string, events: readonly TraceEvent[]): Fields {
  for (const event of events) {
    if (event.type !== 'exchange' || event.order !== order) continue
    const { method, path, body } = event.exchange.request
    if (method === 'POST' && path === '/vm/v3/host') return fieldsOf(body)
  }
  return {}
}

function orderStep(
  { cpu_number: cpu, ram_mib: ram, ipv4_number: addresses }: Fields,
  client: string | undefined,
): Step {
  const tariff = nearestTariff(cpu, ram)
  const wanted = typeof addresses === 'number' && addresses >= 0 && addresses <= 16 ? addresses : 1
  return {
    order: {
      ...(client !== undefined && { client }),
      ...(tariff !== 'small' && { tariff }),
      ...(wanted !== 1 && { addresses: wanted }),
    },
  }
}

/** The tariff that comes closest to what was asked for. */
function nearestTariff(cpu: unknown, ram: unknown): TariffName {
  const memory = typeof ram === 'number' ? ram : 1024
  const processors = typeof cpu === 'number' ? cpu : 1
  const distance = (ramMib: number, cpuNumber: number): number =>
    Math.abs(Math.log2(memory / ramMib)) + Math.abs(Math.log2(processors / cpuNumber))
  const [nearest] = tariffs.toSorted(
    (one, other) => distance(one.ramMib, one.cpuNumber) - distance(other.ramMib, other.cpuNumber),
  )
  return (nearest?.name ?? 'small') as TariffName
}

/** What a platform told to have begun. */
function toldAct(
  { order, name, tryCount, outcome, atMs, seq }: OperationEvent & Stamp,
  names: ReadonlyMap<string, string>,
  events: readonly TraceEvent[],
): readonly TimedStep[] {
  const isFirst = tryCount === 1 && (outcome === 'started' || outcome === 'refused')
  if (!isFirst || name === 'open') return []
  if (name === 'synchronise' || name === 'autodiscover' || name === 'inventory') {
    return order === undefined ? [{ step: { maintain: name }, atMs }] : []
  }
  const of = [names.get(order ?? '') ?? 'order-1']
  const refusedLater = outcome === 'refused' && events.some((event) => isStartOf(event, { order, name, seq }))
  return refusedLater ? [] : [{ step: actStep(name, of, sentIn(order, seq, events)), atMs }]
}

interface Begun {
  readonly order: string | undefined
  readonly name: OperationEvent['name']
  readonly seq: number
}

function isStartOf(event: TraceEvent, { order, name, seq }: Begun): boolean {
  return (
    event.type === 'operation' &&
    event.order === order &&
    event.name === name &&
    event.outcome === 'started' &&
    event.seq < seq
  )
}

/** What an act sent first to change something, which says what was wanted. */
function sentIn(order: string | undefined, seq: number, events: readonly TraceEvent[]): Fields {
  const sent = events.slice(seq).flatMap((event) => {
    if (event.type !== 'exchange' || event.order !== order || event.exchange.request.method !== 'POST')
      return []
    return [fieldsOf(event.exchange.request.body)]
  })
  return Object.assign({}, ...sent.slice(0, 4).toReversed()) as Fields
}

type Act = Exclude<OperationEvent['name'], 'open' | 'synchronise' | 'autodiscover' | 'inventory'>

function actStep(name: Act, of: readonly string[], sent: Fields): Step {
  switch (name) {
    case 'change':
      return { change: { of, tariff: nearestTariff(sent['cpu_number'], sent['ram_mib']) } }
    case 'add-address':
      return { addAddress: { of } }
    case 'remove-address':
      return { removeAddress: { of } }
    case 'ptr':
      return {
        ptr: { of, domain: typeof sent['domain'] === 'string' ? sent['domain'] : 'reverse.example.com' },
      }
    default:
      return { [name]: { of } } as unknown as Step
  }
}

/** What calls on a machine do for its owner; a stop is a suspension, as platforms do it. */
const actsByCall: Readonly<Record<string, Act>> = {
  delete: 'close',
  stop: 'suspend',
  start: 'resume',
  restart: 'reboot',
  reinstall: 'reinstall',
  password: 'password',
  resource: 'change',
}

function shownAct(event: TraceEvent, names: ReadonlyMap<string, string>): readonly TimedStep[] {
  if (event.type !== 'exchange' || event.order === undefined) return []
  const { order, sentAtMs: atMs } = event
  const of = [names.get(order) ?? 'order-1']
  const call = hostCallOf(event)
  const sent = fieldsOf(event.exchange.request.body)
  if (call?.act === 'ip') {
    const isMore = Number(sent['ipv4_number']) > 0
    return [{ step: actStep(isMore ? 'add-address' : 'remove-address', of, sent), atMs }]
  }
  const act = call === undefined ? actByPath(event.exchange.request.path) : actsByCall[call.act]
  return act === undefined ? [] : [{ step: actStep(act, of, sent), atMs }]
}

function actByPath(path: string): Act | undefined {
  if (/^\/vm\/v3\/ip\/\d+\/ptr$/.test(path)) return 'ptr'
  return path.endsWith('/metrics') ? 'statistics' : undefined
}

function fieldsOf(body: unknown): Fields {
  return typeof body === 'object' && body !== null ? (body as Fields) : {}
}

/** The placing of each order, in their order. */
export function placedOrders(events: readonly TraceEvent[]): readonly (OrderEvent & Stamp)[] {
  return events.filter((event) => event.type === 'order' && event.step === 'placed') as (OrderEvent & Stamp)[]
}

/** By order, what its client is called in a scenario: as a scenario itself would call the client of the first order. */
export function clientNames(events: readonly TraceEvent[]): ReadonlyMap<string, string> {
  const firsts = new Map<string, string>()
  return new Map(
    placedOrders(events).map(({ order, client }, index) => {
      const name = firsts.get(client) ?? `client-${index + 1}`
      firsts.set(client, name)
      return [order, name]
    }),
  )
}
