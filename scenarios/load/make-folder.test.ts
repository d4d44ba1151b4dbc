import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { makeFolder } from './make-folder.ts'

test('makes all that is missing, and is content with what is there', async () => {
  await using folder = await temporaryFolder()
  const deep = join(folder.path, 'a', 'b', 'c')
  makeFolder(deep)
  makeFolder(deep)
  expect(existsSync(deep)).toBe(true)
})

test.each(['file', 'file/below', 'file/far/below'])(
  'fails at once where a file is in the way: %s',
  async (name) => {
    await using folder = await temporaryFolder()
    writeFileSync(join(folder.path, 'file'), '')
    expect(() => makeFolder(join(folder.path, name))).toThrow(/EEXIST|ENOTDIR/)
  },
)

test.runIf(existsSync('/proc/self'))('fails at once where the system makes no folders', () => {
  expect(() => makeFolder('/proc/nothing/here')).toThrow(/ENOENT/)
})
