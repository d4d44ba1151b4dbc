import { describe, expect, it } from 'vitest'
import { runCli } from '../fixtures/run-cli.ts'

describe('vmharness list', () => {
  it('lists the shipped scenarios with title and tags', async () => {
    const { exitCode, stdout } = await runCli(['list'])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^single-order +One client orders one machine \[open, smoke\]$/m)
  })

  it('gives programs one JSON object a line', async () => {
    const { stdout } = await runCli(['list', '--json'])
    const scenarios = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(scenarios).toContainEqual(
      expect.objectContaining({
        scenario: 'fifty-orders',
        platforms: ['billmanager', 'clouden'],
        tags: ['open', 'load'],
      }),
    )
  })
})
