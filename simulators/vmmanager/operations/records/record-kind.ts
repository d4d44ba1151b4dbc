import type { ItemView } from '../../lists/select-items.ts'
import type { Call } from '../../operation-handler.ts'
import type { Reply } from '../../reply.ts'
import type { Table } from '../../world/table.ts'
import type { World } from '../../world/world.ts'
import type { Told } from '../../views/told-fields.ts'

/** A row that the API makes, shows, changes and deletes. */
export interface RecordRow {
  readonly id: number
  told?: Told
}

/** A request body that conforms to the contract. */
export type RecordRequest = Readonly<Record<string, unknown>>

type TableName = {
  [Name in keyof World]: World[Name] extends Table<{ readonly id: number }> ? Name : never
}[keyof World]

/** What makes one kind of thing different from another, for those that the API treats alike. */
export interface RecordKind<Row extends RecordRow> {
  readonly table: (world: World) => Table<Row>
  /** The path parameter that holds its id. */
  readonly idParameter: string
  readonly view: ItemView<Row, World>
  /** How one is read by its id; like an item of the list when absent. */
  readonly shortView?: ItemView<Row, World>
  /** A new row, to which the request is then applied. */
  readonly make: (id: number, call: Call) => Row
  /** Fields of the row by the properties of requests. Other properties are told, if the view shows them. */
  readonly fields: Readonly<Record<string, keyof Row>>
  /** By property: the table in which what it names must be. */
  readonly references?: Readonly<Record<string, TableName>>
  /** Why it cannot be made like that, or changed so; `row` is undefined where it is to be made. */
  readonly refusal?: (request: RecordRequest, call: Call, row: Row | undefined) => Reply | undefined
  /** What its making or change means for other things. */
  readonly changed?: (row: Row, request: RecordRequest, world: World) => void
  /** True while others need it, so that it cannot be deleted. */
  readonly isUsed?: (row: Row, world: World) => boolean
  /** What its deletion means for other things. */
  readonly deleted?: (row: Row, world: World) => void
  /** False where it belongs to something else than the path names. */
  readonly isIn?: (row: Row, call: Call) => boolean
}
