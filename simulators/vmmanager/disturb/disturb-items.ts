import type { Reply } from '../reply.ts'
import type { World } from '../world/world.ts'
import { strike } from './strike.ts'

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
