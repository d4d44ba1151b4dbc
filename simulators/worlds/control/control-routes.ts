import { addRoute, createRouter, findRoute } from 'rou3'
import { WorldProblem } from '../world-problem.ts'
import type { ControlOperation } from './control-context.ts'
import {
  advanceWorld,
  armFault,
  createWorld,
  deleteWorld,
  disarmFault,
  forkWorld,
  listFaults,
  listWorlds,
  readJournal,
  readWorld,
  resetWorld,
  restoreWorld,
  takeSnapshot,
} from './control-operations.ts'

const routes: readonly (readonly [method: string, path: string, operation: ControlOperation])[] = [
  ['GET', '/worlds', listWorlds],
  ['POST', '/worlds', createWorld],
  ['GET', '/worlds/:id', readWorld],
  ['DELETE', '/worlds/:id', deleteWorld],
  ['POST', '/worlds/:id/reset', resetWorld],
  ['POST', '/worlds/:id/advance', advanceWorld],
  ['POST', '/worlds/:id/fork', forkWorld],
  ['POST', '/worlds/:id/snapshots', takeSnapshot],
  ['POST', '/worlds/:id/restore', restoreWorld],
  ['GET', '/worlds/:id/faults', listFaults],
  ['POST', '/worlds/:id/faults', armFault],
  ['DELETE', '/worlds/:id/faults/:number', disarmFault],
  ['GET', '/worlds/:id/journal', readJournal],
]

const methods = ['GET', 'POST', 'DELETE']

const router = createRouter<ControlOperation>()
for (const [method, path, operation] of routes) addRoute(router, method, path, operation)

/** The operation that a request addresses. @throws WorldProblem unknown-route or method-not-allowed */
export function routeControl(
  method: string,
  path: string,
): { readonly operation: ControlOperation; readonly params: Readonly<Record<string, string>> } {
  const found = findRoute(router, method, path)
  if (found !== undefined) return { operation: found.data, params: found.params ?? {} }
  const allowed = methods.filter((known) => findRoute(router, known, path) !== undefined)
  if (allowed.length > 0) throw new WorldProblem('method-not-allowed', `it takes ${allowed.join(' or ')}`)
  throw new WorldProblem('unknown-route', `${method} ${path}`)
}
