import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { staleFiles } from './generated-files.ts'

test('a file is stale when its content differs or when it is absent', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'generated-files-'))
  try {
    await writeFile(join(folder, 'same.txt'), 'same')
    await writeFile(join(folder, 'other.txt'), 'other')
    const files = new Map([
      ['same.txt', 'same'],
      ['other.txt', 'fresh'],
      ['absent.txt', ''],
    ])
    expect(await staleFiles(files, pathToFileURL(`${folder}/`))).toEqual(['absent.txt', 'other.txt'])
  } finally {
    await rm(folder, { recursive: true })
  }
})
