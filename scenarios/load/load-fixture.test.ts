import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { shippedFixtures } from '../../simulators/world-fixtures/shipped-fixtures.ts'
import { loadFixture } from './load-fixture.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fixture-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function written(text: string): Promise<string> {
  const file = join(folder, 'world.yaml')
  await writeFile(file, text)
  return file
}

describe('a world fixture', () => {
  it('is found by its name', async () => {
    expect(await loadFixture('small')).toBe(shippedFixtures.small)
  })

  it('is read from a file', async () => {
    const file = await written(
      'title: t\nclusters:\n  - { name: kvm, nodes: 1, pools: [{ name: a, addresses: 1 }] }\n',
    )
    expect(await loadFixture(file)).toEqual({
      title: 't',
      clusters: [{ name: 'kvm', nodes: 1, pools: [{ name: 'a', addresses: 1 }] }],
    })
  })

  it.each([
    ['clusters: []\ntitle: t\n', 1, '/clusters'],
    ['title: t\n', 1, 'clusters'],
    ['title: t\nclusters:\n  - name: kvm\n    nodes: many\n    pools: []\n', 4, '/clusters/0/nodes'],
  ])('that does not conform is refused at its line: %j', async (text, line, words) => {
    await expect(loadFixture(await written(text))).rejects.toMatchObject({
      code: 'VMH_FIXTURE_INVALID',
      exitCode: 2,
      message: expect.stringContaining(words),
      place: { line },
    })
  })

  it('that cannot become a world is refused', async () => {
    const file = await written('title: t\nclusters:\n  - { name: kvm, nodes: 0, pools: [], machines: 1 }\n')
    await expect(loadFixture(file)).rejects.toMatchObject({
      code: 'VMH_FIXTURE_INVALID',
      message: expect.stringContaining('cluster kvm has 1 machines and no node'),
    })
  })

  it('that is no file is missing, and the names that there are are told', async () => {
    await expect(loadFixture('smal')).rejects.toMatchObject({
      code: 'VMH_INPUT_MISSING',
      message: expect.stringMatching(/smal: there is no such file, .*small/),
    })
  })
})
