import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { runCli } from '../fixtures/run-cli.ts'

it('holds every run to the objectives of the configuration, and says which one was missed', async () => {
  await using folder = await temporaryFolder()
  const at = (name: string): string => join(folder.path, name)
  const orders = 'steps: [{ order: { count: 80 } }]\nexpect: { orders: { active: 80 } }\n'
  await writeFile(at('many.yaml'), `title: t\npurpose: p\n${orders}`)
  const outcome = async (slo: string) => {
    await writeFile(at('own.yaml'), `slo: ${slo}\n`)
    return await runCli([
      'run',
      at('many.yaml'),
      '--platform',
      'clouden',
      '--quiet',
      '--config',
      at('own.yaml'),
    ])
  }
  expect(await outcome('{ install: { p95: 1h } }')).toMatchObject({ exitCode: 0 })
  const { exitCode, stdout } = await outcome('{ install: { p95: 10s }, total: { p95: 1h } }')
  expect(exitCode).toBe(1)
  expect(stdout).toMatch(/slo-met/)
  expect(stdout).toMatch(/p95 of install/)
  expect(stdout).not.toMatch(/of total/)
  expect(stdout).toContain(`--seed 42 --config ${at('own.yaml')}`)
  expect(await outcome('{ install: { p95: soon } }')).toMatchObject({ exitCode: 2 })
})
