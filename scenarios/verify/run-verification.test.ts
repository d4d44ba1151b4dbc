import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { shippedPacts } from './shipped-pacts.ts'
import { checkPactFile } from './run-verification.ts'

const pact = { consumer: { name: 'c' }, provider: { name: 'p' }, interactions: [] }

async function check(text: string): Promise<void> {
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'pact.json')
  await writeFile(file, text)
  await checkPactFile(file)
}

describe('a pact file', () => {
  it.each(shippedPacts)('may be %s, and its interactions are counted', async (file) => {
    const { interactions } = JSON.parse(await readFile(file, 'utf8')) as { readonly interactions: unknown[] }
    await expect(checkPactFile(file)).resolves.toBe(interactions.length)
  })

  it.each([
    ['of the first specification', pact],
    ['with more', { ...pact, metadata: {}, createdAt: 1 }],
  ])('may be one %s', async (_, value) => {
    await expect(check(JSON.stringify(value))).resolves.toBeUndefined()
  })

  it.each([
    ['is no JSON', '{', 'JSON'],
    ['is no object', '[]', 'consumer'],
    ['has no consumer', JSON.stringify({ ...pact, consumer: undefined }), 'consumer'],
    ['has no provider', JSON.stringify({ ...pact, provider: 'p' }), 'provider'],
    ['holds messages', JSON.stringify({ ...pact, interactions: undefined, messages: [] }), 'interactions'],
  ])('is refused that %s', async (_, text, problem) => {
    await expect(check(text)).rejects.toMatchObject({
      code: 'VMH_PACT_UNREADABLE',
      exitCode: 2,
      params: { path: expect.stringMatching(/pact\.json$/), problem: expect.stringContaining(problem) },
      place: { file: expect.stringMatching(/pact\.json$/) },
    })
  })

  it('is missed where it is not there', async () => {
    await expect(checkPactFile('nowhere.json')).rejects.toMatchObject({ code: 'VMH_INPUT_MISSING' })
  })
})
