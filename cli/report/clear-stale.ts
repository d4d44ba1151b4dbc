import { readdir, realpath, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { unwritable } from '../output/unwritable.ts'
import type { ReportRequest } from '../options/parsers.ts'

/** What runs write into their folder, by the names of their files. */
const written: readonly { readonly folder: string; readonly files: RegExp }[] = [
  { folder: 'traces', files: /\.ndjson$/ },
  { folder: 'logs', files: /\.log$/ },
]

/**
 * Removes what an earlier run has left where this one will write, so that nobody takes its reports for those of a run
 * that was killed. Only files of names that runs write are removed, and no device or pipe.
 *
 * @throws HarnessError VMH_OUTPUT_UNWRITABLE
 */
export async function clearStale(reports: readonly ReportRequest[], out: string | undefined): Promise<void> {
  const left = out === undefined ? [] : await Promise.all(written.map((kind) => leftIn(out, kind)))
  const paths = [...reports.map(({ path }) => path), ...left.flat()]
  await Promise.all(
    paths.map(async (path) => {
      try {
        await removeFile(path)
      } catch (error) {
        throw unwritable(path, error)
      }
    }),
  )
}

async function leftIn(out: string, { folder, files }: (typeof written)[number]): Promise<readonly string[]> {
  const path = join(out, folder)
  const names = await readdir(path).catch(() => [])
  return names.filter((name) => files.test(name)).map((name) => join(path, name))
}

/** A link stays, and leads to nothing for a while. */
async function removeFile(path: string): Promise<void> {
  const place = await realpath(path).catch(() => undefined)
  if (place === undefined) return
  if ((await stat(place)).isFile()) await rm(place, { force: true })
}
