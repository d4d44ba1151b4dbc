import { spawnSync } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const vmharness = fileURLToPath(new URL('vmharness.js', import.meta.url))

/** What a process of its own makes of a scenario in TypeScript. */
async function run(text: string): Promise<{ readonly status: number | null; readonly stderr: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'vmharness-module-'))
  const file = join(folder, 'story.ts')
  await writeFile(file, text)
  const { status, stderr } = spawnSync(process.execPath, [vmharness, 'run', file, '--quiet'], {
    encoding: 'utf8',
  })
  return { status, stderr: stderr.replaceAll(folder, '') }
}

it.each([
  ['export const a = 1\nprocess.exit(0)\nexport default {}\n', '/story.ts:2:9', 'process.exit(0)'],
  ['const a = {\nexport default a\n', '/story.ts:2:7', 'Expected'],
  ['export default (undefined as any).title\n', '/story.ts:1:', 'undefined'],
])(
  'a module that cannot be loaded is named with its line: %j',
  { timeout: 60_000 },
  async (text, place, problem) => {
    const { status, stderr } = await run(text)
    expect([status, stderr]).toEqual([2, expect.stringContaining(`VMH_MODULE_FAILED at ${place}`)])
    expect(stderr).toContain(problem)
  },
)

it(
  'a module that ends the process while it runs does not look like a good end',
  { timeout: 60_000 },
  async () => {
    const scenario = "{ title: 't', purpose: 'p', steps: [{ order: { count: 200 } }], expect: {} }"
    const { status, stderr } = await run(`setTimeout(() => process.exit(0), 0)\nexport default ${scenario}\n`)
    expect([status, stderr]).toEqual([3, expect.stringContaining('VMH_INTERNAL')])
  },
)
