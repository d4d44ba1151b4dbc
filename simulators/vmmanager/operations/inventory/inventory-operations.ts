import { isAdministrator } from '../../access.ts'
import { listReply } from '../../list-reply.ts'
import type { Call, OperationHandlers } from '../../operation-handler.ts'
import { ok } from '../../reply.ts'
import { osView } from '../../views/os-view.ts'
import type { Os } from '../../world/entities.ts'
import { recordHandlers } from '../records/record-handlers.ts'
import { withRecord } from '../records/with-record.ts'
import { clusterKind } from './cluster-kind.ts'
import { nodeKind } from './node-kind.ts'
import { osKind } from './os-kind.ts'
import { presetKind } from './preset-kind.ts'
import { recipeKind } from './recipe-kind.ts'
import { storageKind } from './storage-kind.ts'

const clusters = recordHandlers(clusterKind)
const nodes = recordHandlers(nodeKind)
const oses = recordHandlers(osKind)
const presets = recordHandlers(presetKind)
const recipes = recordHandlers(recipeKind)
const storages = recordHandlers(storageKind)

/** What machines are made of and run on: clusters, nodes, templates, presets, recipes, storages. */
export const inventoryOperations: OperationHandlers = {
  'cluster-list': clusters.list,
  'cluster-create': clusters.create,
  'cluster-read': clusters.read,
  'cluster-update': clusters.update,
  'cluster-delete': clusters.delete,
  'node-list': nodes.list,
  'node-create': nodes.create,
  'node-read': nodes.read,
  'node-update': nodes.update,
  'node-delete': nodes.delete,
  'os-list': (call) => listReply(call, call.world.oses.all(), osView, (os) => isOffered(os, call)),
  'os-list-all': oses.list,
  'os-update': oses.update,
  'preset-list': presets.list,
  'preset-create': presets.create,
  'preset-read': presets.read,
  'preset-update': presets.update,
  'preset-delete': presets.delete,
  'recipe-list': recipes.list,
  'recipe-create': recipes.create,
  'recipe-read': recipes.read,
  'recipe-update': recipes.update,
  'recipe-delete': recipes.delete,
  'recipe-params': withRecord(recipeKind, ({ params }) => ok({ list: params })),
  'storage-list': storages.list,
  'storage-create': storages.create,
  'storage-read': storages.read,
  'storage-update': storages.update,
  'storage-delete': storages.delete,
}

/** The shorter list has what some cluster has, and clients do not see what is for administrators only. */
function isOffered({ clusterIds, adminOnly }: Os, { account }: Call): boolean {
  const isOpen = adminOnly !== true || (account !== undefined && isAdministrator(account))
  return isOpen && clusterIds.length > 0
}
