import { readFile, readdir } from 'node:fs/promises'
import { parse } from 'yaml'

const source = new URL('../simulators/world-fixtures/', import.meta.url)

/** The shipped world fixtures as the program reads them: all YAML files of their folder by name. */
export async function generateFixtures(): Promise<ReadonlyMap<string, string>> {
  const files = (await readdir(source)).filter((file) => file.endsWith('.yaml')).toSorted()
  const entries = await Promise.all(
    files.map(async (file) => {
      const fixture = parse(await readFile(new URL(file, source), 'utf8')) as unknown
      return [file.replace(/\.yaml$/, ''), fixture] as const
    }),
  )
  const content = `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`
  return new Map([['simulators/world-fixtures/generated/world-fixtures.json', content]])
}
