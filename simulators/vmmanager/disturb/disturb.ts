import type { VmmanagerErrorName } from '../../../contracts/vmmanager/errors.ts'
import type { ExchangeRequest } from '../../../contracts/exchange/exchange.ts'
import type { OsMissing } from '../../faults/fault.ts'
import type { Delivery } from '../../transport/transport.ts'
import { delivered } from '../delivered.ts'
import { type Reply, refuse } from '../reply.ts'
import type { World } from '../world/world.ts'
import { deliverInstead, requestFaults } from './deliver-instead.ts'
import { strike } from './strike.ts'
import { durationMs } from '../../clock/duration.ts'
import type { Handled } from '../handled.ts'
import { deform, replyFaults } from './deform.ts'

type Item = Readonly<Record<string, unknown>>

/** Changes the items of a reply; the same list where a fault does not strike. */
type Disturb = (world: World, operation: string, items: readonly Item[]) => readonly Item[]

/** What faults make of the items that these operations show. */
const disturbances: Readonly<Partial<Record<string, Disturb>>> = {
  'os-list': withoutOs,
  'os-list-all': withoutOs,
  'preset-list': withRenamedPreset,
  'node-list': withMaintenance,
  'task-list': withOtherWord,
  'task-read': withOtherWord,
}

/** What a good reply shows while a fault tells something else than the truth. */
export function disturbItems(world: World, operation: string, reply: Reply): Reply {
  const disturb = disturbances[operation]
  if (disturb === undefined || reply.status !== 200) return reply
  const body = reply.body as { readonly list?: readonly Item[]; readonly size?: number; readonly task?: Item }
  const items = body.list ?? (body.task === undefined ? [] : [body.task])
  const shown = disturb(world, operation, items)
  if (body.list === undefined) return { ...reply, body: { ...body, task: shown[0] } }
  const size = (body.size ?? items.length) - (items.length - shown.length)
  return { ...reply, body: { ...body, list: shown, size } }
}

function withoutOs(world: World, operation: string, items: readonly Item[]): readonly Item[] {
  const fault = strike(world, ['os-missing'], { where: operation, operation })
  return fault === undefined ? items : items.filter(({ name }) => fault.os !== undefined && name !== fault.os)
}

function withRenamedPreset(world: World, operation: string, items: readonly Item[]): readonly Item[] {
  const fault = strike(world, ['preset-renamed'], { where: operation, operation })
  if (fault === undefined) return items
  const isMeant = ({ name }: Item): boolean => fault.preset === undefined || name === fault.preset
  return items.map((item) => (isMeant(item) ? { ...item, name: `${String(item['name'])} (old)` } : item))
}

function withMaintenance(world: World, operation: string, items: readonly Item[]): readonly Item[] {
  const fault = strike(world, ['node-in-maintenance'], { where: operation, operation })
  return fault === undefined ? items : items.map((item) => ({ ...item, maintenance_mode: true }))
}

/** The dialect may have another word of its own for the status that the fault names. */
function withOtherWord(world: World, operation: string, items: readonly Item[]): readonly Item[] {
  const wordOf = (status: string): string => (status === 'failed' ? world.dialect.failedTaskStatus : status)
  const fault = strike(world, ['status-word'], { where: operation, operation }, (fault) =>
    items.some(({ status }) => status === wordOf(fault.status)),
  )
  if (fault === undefined) return items
  return items.map((item) =>
    item['status'] === wordOf(fault.status) ? { ...item, status: fault.word } : item,
  )
}

const shortages = [
  'pool-exhausted',
  'node-full',
  'node-in-maintenance',
  'storage-full',
  'licence-reached',
] as const

type ShortageName = (typeof shortages)[number]

/** Which calls need what has run out, and how they are refused. */
const refusals: Readonly<
  Record<ShortageName, { readonly operations: readonly string[]; readonly error: VmmanagerErrorName }>
> = {
  'pool-exhausted': { operations: ['host-create', 'host-ip', 'host-clone'], error: 'no-free-address' },
  'node-full': {
    operations: ['host-create', 'host-clone', 'host-resource', 'disk-update'],
    error: 'no-suitable-node',
  },
  'node-in-maintenance': { operations: ['host-create', 'host-clone'], error: 'no-suitable-node' },
  'storage-full': { operations: ['host-create', 'host-clone', 'disk-update'], error: 'storage-full' },
  'licence-reached': { operations: ['host-create', 'host-clone'], error: 'licence-limit' },
}

/** What comes of a call that does not get as far as VMmanager's work; undefined where nothing stops it. */
export function disturbRequest(
  world: World,
  operation: string | undefined,
  { path, body }: ExchangeRequest,
): Delivery | undefined {
  const where = operation ?? path
  const occasion = operation === undefined ? { where } : { where, operation }
  const fault = strike(world, requestFaults, occasion)
  if (fault !== undefined) return deliverInstead(fault)
  if (operation === undefined) return undefined
  const concerned = shortages.filter((name) => refusals[name].operations.includes(operation))
  const shortage = strike(world, concerned, occasion)
  if (shortage !== undefined) return delivered(refuse(refusals[shortage.fault].error, { operation }))
  return lacksOs(world, operation, body) ? delivered(refuse('os-not-available', { operation })) : undefined
}

/** True where the machine is to be made from a template that a fault takes away. */
function lacksOs(world: World, operation: string, body: unknown): boolean {
  if (operation !== 'host-create' && operation !== 'host-reinstall') return false
  const { os } = (body ?? {}) as { readonly os?: unknown }
  const name = world.oses.get(Number(os))?.name
  if (name === undefined) return false
  const isMeant = (fault: OsMissing): boolean => fault.os === undefined || fault.os === name
  return strike(world, ['os-missing'], { where: operation, operation }, isMeant) !== undefined
}

/** What comes of a reply that has been made: a good one may change on its way, or come late. */
export function disturbReply(world: World, operation: string, request: string, made: Reply): Handled {
  const occasion = { where: operation, operation }
  const reply = staled(world, occasion, request, made)
  const shape = strike(world, replyFaults, occasion)
  const slow = strike(world, ['reply-late'], occasion)
  const jitterMs = slow?.jitter === undefined ? 0 : world.faults.drawMs(slow, durationMs(slow.jitter))
  return {
    ...(shape === undefined ? { delivery: delivered(reply) } : deform(shape.fault, reply)),
    lateMs: slow === undefined ? 0 : durationMs(slow.delay) + jitterMs,
  }
}

/** The reply given to the same reading request before, where a fault wants it again. */
function staled(
  world: World,
  occasion: { readonly where: string; readonly operation: string },
  request: string,
  reply: Reply,
): Reply {
  if (!request.startsWith('GET ') || world.faults.holding('reply-stale', world.nowMs) === undefined)
    return reply
  const before = world.lastReplies.get(request)
  const chosen =
    before !== undefined && strike(world, ['reply-stale'], occasion) !== undefined ? before : reply
  world.lastReplies.set(request, reply)
  return chosen
}
