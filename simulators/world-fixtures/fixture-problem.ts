import { defaultOses } from '../vmmanager/world/default-inventory.ts'
import type { ClusterFixture, WorldFixture } from './world-fixture.ts'

/** 198.18.0.0/15, from which all pools are taken. */
const mostAddresses = 2 ** 17

/** What keeps a fixture that conforms to its schema from becoming a world, in words; undefined where nothing does. */
export function fixtureProblem({ clusters }: WorldFixture): string | undefined {
  const addresses = clusters.reduce((sum, cluster) => sum + addressesOf(cluster), 0)
  if (addresses > mostAddresses)
    return `the pools have ${addresses} addresses, and ${mostAddresses} is the most`
  for (const cluster of clusters) {
    const problem = clusterProblem(cluster)
    if (problem !== undefined) return `cluster ${cluster.name} ${problem}`
  }
  return undefined
}

function clusterProblem(cluster: ClusterFixture): string | undefined {
  const { nodes, node = {}, machines = 0, templates } = cluster
  const unknown = templates?.find((name) => !defaultOses.some((os) => os.name === name))
  if (unknown !== undefined) return `names a template that does not exist: ${unknown}`
  if (machines === 0) return undefined
  if (nodes === 0) return `has ${machines} machines and no node`
  if (templates?.length === 0) return `has ${machines} machines and no template`
  const addresses = addressesOf(cluster)
  if (addresses < machines) return `has ${machines} machines and ${addresses} addresses`
  const { hostLimit = Number.POSITIVE_INFINITY } = node
  const onFullest = Math.ceil(machines / nodes)
  return onFullest > hostLimit ? `puts ${onFullest} machines on a node that bears ${hostLimit}` : undefined
}

function addressesOf({ pools }: ClusterFixture): number {
  return pools.reduce((sum, { addresses }) => sum + addresses, 0)
}
