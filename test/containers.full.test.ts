import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { GenericContainer, Wait } from 'testcontainers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../cli/fixtures/run-cli.ts'
import { SmallClient } from '../testing/fixtures/small-client.ts'
import type { StartedVmmanagerSimulator, VmmanagerSimulatorContainer } from '../testing/containers.ts'
import { simulatorContainer } from '../testing/simulator-container.ts'
import { noEngine, output } from './engine.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const [base, image] = ['vmmanager-harness-test-base', 'vmmanager-harness-test']

async function started(
  change: (container: VmmanagerSimulatorContainer) => VmmanagerSimulatorContainer,
  use: (simulator: StartedVmmanagerSimulator, client: SmallClient) => Promise<void>,
): Promise<void> {
  const simulator = await change(await simulatorContainer(image)).start()
  try {
    const client = new SmallClient(simulator)
    await client.logIn()
    await use(simulator, client)
  } finally {
    await simulator.stop()
  }
}

describe.skipIf(noEngine !== undefined)(
  `the image${noEngine === undefined ? '' : ` (skipped: ${noEngine})`}`,
  () => {
    beforeAll(() => {
      const packed =
        output('npm', ['pack', '--silent', '--pack-destination', root], root).split('\n').at(-1) ?? ''
      output('sh', [join(root, 'tools/base-image.sh'), base], root)
      output('docker', ['build', '--network', 'host', '--build-arg', `BASE=${base}`, '-t', image, '.'], root)
      rmSync(join(root, packed))
    }, 300_000)

    afterAll(() => {
      output('docker', ['rmi', '--force', image, base])
      output('docker', [
        'image',
        'prune',
        '--force',
        '--filter',
        'label=org.opencontainers.image.title=vmmanager-harness',
      ])
    }, 60_000)

    it('is small, holds no secret, and does not run as root', () => {
      const [{ Size, Config } = { Size: Infinity, Config: { User: '', Env: [''] } }] = JSON.parse(
        output('docker', ['image', 'inspect', image]),
      ) as { Size: number; Config: { User: string; Env: string[] } }[]
      expect(Size).toBeLessThan(250_000_000)
      expect(Config.User).toBe('1000:1000')
      expect(Config.Env.filter((variable) => /PASSWORD|TOKEN|SECRET/i.test(variable))).toEqual([])
      expect(output('docker', ['history', '--no-trunc', image])).not.toMatch(/password|authToken/i)
    })

    it('runs any command by argument, on a file system that cannot be written', { timeout: 120_000 }, () => {
      const run = ['run', '--rm', '--read-only', image, 'run', 'single-order', '--quiet']
      expect(output('docker', run)).toContain('2 runs: 2 passed')
    })

    it('says when it is healthy, and ends when it is asked to', { timeout: 120_000 }, async () => {
      const container = await new GenericContainer(image)
        .withExposedPorts(8080)
        .withWaitStrategy(Wait.forHealthCheck())
        .start()
      const id = container.getId()
      output('docker', ['stop', '--time', '20', id])
      const [{ State } = { State: { ExitCode: -1 } }] = JSON.parse(output('docker', ['inspect', id])) as {
        State: { ExitCode: number }
      }[]
      await container.stop()
      expect(State.ExitCode).toBe(0)
    })

    it(
      'serves a client, goes wrong as it is told, and tells what has happened',
      { timeout: 120_000 },
      async () => {
        await started(
          (container) => container.withClock('virtual').withSeed(7),
          async (simulator, client) => {
            const { task } = await client.create()
            expect(await client.statusOf(task)).toBe('complete')
            const id = await simulator.arm({ fault: 'server-error', operation: 'host-create' })
            expect(await client.create()).toHaveProperty('error')
            await simulator.disarm(id)
            expect(await client.create()).toHaveProperty('task')
            const journal = await simulator.journal()
            expect(journal.length).toBeGreaterThanOrEqual(5)
            expect(JSON.stringify(journal)).not.toContain('correct horse')
            await simulator.reset()
            expect(await simulator.journal()).toEqual([])
          },
        )
      },
    )

    it('speaks the dialect and lives by the clock that it is given', { timeout: 120_000 }, async () => {
      await started(
        (container) => container.withDialect('2025.04').withClock('manual').withFixture('small'),
        async (simulator, client) => {
          const { task } = await client.create({ ipv4_number: 0 })
          expect(await client.statusOf(task)).not.toBe('complete')
          await simulator.advance(3_600_000)
          expect(await client.statusOf(task)).toBe('complete')
        },
      )
    })

    it('is a target of run, with the same checks as any other', { timeout: 180_000 }, async () => {
      const { exitCode, stdout, stderr } = await runCli(
        ['run', 'single-order', '--target', 'container', '--platform', 'clouden', '--quiet'],
        { env: { VMHARNESS_IMAGE: image } },
      )
      expect([exitCode, stdout, stderr]).toEqual([
        0,
        expect.stringContaining('1 run: 1 passed'),
        expect.stringContaining('container: removed 1 machine and 1 account; 0 left'),
      ])
    })
  },
)
