import { loadPeer } from '../contracts/failures/load-peer.ts'
import type { VmmanagerSimulatorContainer } from './containers.ts'

/**
 * The simulated VMmanager as a container that is not started yet. Testcontainers is loaded only now, so that tests
 * without containers do not need it.
 *
 * @param image - made by the Dockerfile of this package
 * @throws HarnessError VMH_PACKAGE_MISSING
 */
export async function simulatorContainer(image?: string): Promise<VmmanagerSimulatorContainer> {
  const containers = await loadPeer('testcontainers', () => import('./containers.ts'))
  return new containers.VmmanagerSimulatorContainer(image)
}
