import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadPeer } from '../../contracts/failures/load-peer.ts'
import type { FoundTarget } from './find-target.ts'
import type { Environment } from '../../scenarios/targets/real/connection.ts'

/** A simulator in a container of its own, made for these runs and gone with them. */
export interface ContainerTarget extends AsyncDisposable {
  readonly found: FoundTarget
  /** The environment in which its password is found. */
  readonly environment: Environment
}

/** Names the image where it is not the usual one. */
const imageVariable = 'VMHARNESS_IMAGE'
const passwordVariable = 'VMHARNESS_CONTAINER_PASSWORD'

/**
 * Starts the image of the simulator. It is a target like a real one, on sockets, with a ledger and a guard; its tasks
 * end as soon as somebody looks.
 *
 * @throws HarnessError VMH_PACKAGE_MISSING, or what Testcontainers throws where there is no engine or no image
 */
export async function startContainerTarget(
  dialect: string | undefined,
  environment: Environment,
): Promise<ContainerTarget> {
  const { VmmanagerSimulatorContainer } = await loadPeer(
    'testcontainers',
    () => import('../../testing/containers.ts'),
  )
  const container = new VmmanagerSimulatorContainer(environment[imageVariable]).withClock('virtual')
  if (dialect !== undefined) container.withDialect(dialect)
  const started = await container.start()
  const folder = await mkdtemp(join(tmpdir(), 'vmharness-container-'))
  const target = {
    name: 'container',
    url: started.url,
    email: started.email,
    password: { env: passwordVariable },
    polling: '200ms',
    rateLimit: 1000,
    parallelism: 4,
    budget: { vms: 10_000, ramMib: 100_000_000 },
    ...(dialect !== undefined && { dialect }),
  } as const
  return {
    found: { target, ledgerPath: join(folder, 'ledger.ndjson') },
    environment: { ...environment, [passwordVariable]: started.password },
    [Symbol.asyncDispose]: async () => {
      await started.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
