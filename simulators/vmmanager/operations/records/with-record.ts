import type { Call, OperationHandler } from '../../operation-handler.ts'
import { type Reply, refuse } from '../../reply.ts'
import type { RecordKind, RecordRow } from './record-kind.ts'

/** An operation on the record that the path names; any other is not found. */
export function withRecord<Row extends RecordRow>(
  { table, idParameter, isIn }: Pick<RecordKind<Row>, 'table' | 'idParameter' | 'isIn'>,
  handler: (row: Row, call: Call) => Reply,
): OperationHandler {
  return (call) => {
    const id = call.pathParams[idParameter]
    const row = table(call.world).get(Number(id))
    if (row === undefined || isIn?.(row, call) === false) {
      return refuse('instance-not-found', { [idParameter]: id })
    }
    return handler(row, call)
  }
}
