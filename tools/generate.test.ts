import { expect, test } from 'vitest'
import { generatedFiles, staleFiles } from './generated-files.ts'

test(
  'the generated files that are kept are those which their sources yield',
  { timeout: 60_000 },
  async () => {
    const files = await generatedFiles()
    expect(files.size).toBeGreaterThan(2)
    expect(await staleFiles(files)).toEqual([])
  },
)
