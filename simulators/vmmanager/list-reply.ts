import { parseListQuery } from './lists/list-query.ts'
import { type ItemView, selectItems } from './lists/select-items.ts'
import type { Call } from './operation-handler.ts'
import { ok, type Reply, refuse } from './reply.ts'
import type { World } from './world/world.ts'

/**
 * Answers a list request: `{last_notify, list, size}`, filtered, sorted and cut as the query asks.
 *
 * @param isVisible - false for the rows that the caller must not see; those are not counted either
 */
export function listReply<Row>(
  call: Call,
  rows: Iterable<Row>,
  view: ItemView<Row, World>,
  isVisible: (row: Row) => boolean = () => true,
): Reply {
  const query = parseListQuery(call.query)
  if ('problem' in query) return refuse('bad-where', { name: query.parameter, problem: query.problem })
  const { list, size } = selectItems(rows, view, query, { context: call.world, isVisible })
  return ok({ last_notify: call.world.counter, list, size })
}
