import { listReply } from '../../list-reply.ts'
import { itemOf } from '../../lists/select-items.ts'
import type { Call, OperationHandler } from '../../operation-handler.ts'
import { type Reply, ok, refuse } from '../../reply.ts'
import type { RecordKind, RecordRequest, RecordRow } from './record-kind.ts'
import { withRecord } from './with-record.ts'
import type { World } from '../../world/world.ts'

/** What can be done with the records of one kind. */
export interface RecordHandlers {
  readonly list: OperationHandler
  readonly create: OperationHandler
  readonly read: OperationHandler
  readonly update: OperationHandler
  readonly delete: OperationHandler
}

/** Handlers that keep records of a kind. All changes are made at once, without a task. */
export function recordHandlers<Row extends RecordRow>(kind: RecordKind<Row>): RecordHandlers {
  const { table, view, shortView = view, isIn, isUsed, deleted } = kind
  return {
    list: (call) => listReply(call, table(call.world).all(), view, (row) => isIn?.(row, call) ?? true),
    create: (call) => create(kind, call),
    read: withRecord(kind, (row, { world }) => ok(itemOf(row, shortView, world))),
    update: withRecord(kind, (row, call) => update(kind, row, call)),
    delete: withRecord(kind, (row, { world }) => {
      const { id } = row
      if (isUsed?.(row, world) === true) return refuse('in-use', { id })
      table(world).delete(row)
      deleted?.(row, world)
      return ok({ id, deleted: [{ id }] })
    }),
  }
}

function create<Row extends RecordRow>(kind: RecordKind<Row>, call: Call): Reply {
  const request = call.body as RecordRequest
  const refusal = refusalOf(kind, request, call)
  if (refusal !== undefined) return refusal
  const row = kind.table(call.world).add((id) => apply(kind, kind.make(id, call), request))
  kind.changed?.(row, request, call.world)
  return ok({ id: row.id })
}

function update<Row extends RecordRow>(kind: RecordKind<Row>, row: Row, call: Call): Reply {
  const request = call.body as RecordRequest
  const refusal = refusalOf(kind, request, call, row)
  if (refusal !== undefined) return refusal
  kind.table(call.world).update(row, () => apply(kind, row, request))
  kind.changed?.(row, request, call.world)
  return ok({ id: row.id })
}

function refusalOf<Row extends RecordRow>(
  { references = {}, refusal }: RecordKind<Row>,
  request: RecordRequest,
  call: Call,
  row?: Row,
): Reply | undefined {
  return refuseReferences(call.world, references, request) ?? refusal?.(request, call, row)
}

function apply<Row extends RecordRow>(
  { fields, view }: RecordKind<Row>,
  row: Row,
  request: RecordRequest,
): Row {
  const given = Object.entries(request)
  const isOwn = (name: string): boolean => Object.hasOwn(fields, name)
  const own = given.flatMap(([name, value]) => (isOwn(name) ? [[fields[name], value]] : []))
  const told = given.filter(([name]) => !isOwn(name) && Object.hasOwn(view.fields, name))
  return Object.assign(row, Object.fromEntries(own), { told: { ...row.told, ...Object.fromEntries(told) } })
}

/** The refusal of a request that names what does not exist; undefined where all exists. */
export function refuseReferences(
  world: World,
  references: NonNullable<RecordKind<RecordRow>['references']>,
  request: RecordRequest,
): Reply | undefined {
  for (const [property, table] of Object.entries(references)) {
    const missing = idsIn(request[property]).find((id) => world[table].get(id) === undefined)
    if (missing !== undefined) return refuse('instance-not-found', { [property]: missing })
  }
  return undefined
}

/** Things are named by an id, by ids, or by objects that hold one. */
function idsIn(value: unknown): readonly number[] {
  if (Array.isArray(value)) return value.flatMap(idsIn)
  if (typeof value === 'object' && value !== null) return 'id' in value ? idsIn(value.id) : []
  return typeof value === 'number' ? [value] : []
}
