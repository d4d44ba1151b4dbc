import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSecret } from './connection.ts'

let file = ''

beforeAll(async () => {
  file = join(await mkdtemp(join(tmpdir(), 'secret-')), 'password')
  await writeFile(file, 'from the file\r\nnot this\n')
})
afterAll(() => rm(join(file, '..'), { recursive: true }))

const read = (password: { env: string } | { file: string }): Promise<string> =>
  readSecret({ name: 'stand', password }, { SECRET: 'from the variable', EMPTY: '' })

describe('a secret', () => {
  it('is what the variable holds', async () => {
    expect(await read({ env: 'SECRET' })).toBe('from the variable')
  })

  it('is the first line of the file', async () => {
    expect(await read({ file })).toBe('from the file')
  })

  it.each([
    [{ env: 'ABSENT' }, 'the environment variable ABSENT'],
    [{ env: 'EMPTY' }, 'the environment variable EMPTY'],
    [{ file: '/nowhere/at/all' }, 'the file /nowhere/at/all'],
  ])('that is not there is asked for by its place: %j', async (password, place) => {
    await expect(read(password)).rejects.toMatchObject({
      code: 'VMH_SECRET_MISSING',
      exitCode: 2,
      message: `The password of target stand is not in ${place}`,
    })
  })
})
