import { cpSync, globSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Instrumenter, type InstrumenterOptions } from '@stryker-mutator/instrumenter'

const repository = fileURLToPath(new URL('..', import.meta.url))

/** A change that a machine has made to the sources, switched off until it is asked for. */
export interface Mutant {
  readonly id: string
  /** Path in the repository. */
  readonly file: string
  readonly line: number
  readonly kind: string
  readonly was: string
  readonly becomes: string
}

export interface Instrumented {
  /** A copy of the sources with all mutants in them. */
  readonly folder: string
  readonly mutants: readonly Mutant[]
}

/** Every kind of change that the tool knows. */
const options = { plugins: null, excludedMutations: [], ignorers: [] } as unknown as InstrumenterOptions

const silent = new Proxy({}, { get: () => () => false }) as unknown as ConstructorParameters<
  typeof Instrumenter
>[0]

/** Copies the sources to a temporary folder, and puts every mutant of the files below `folders` into the copy. */
export async function instrument(folders: readonly string[]): Promise<Instrumented> {
  const folder = mkdtempSync(join(tmpdir(), 'vmharness-mutants-'))
  for (const part of [
    'contracts',
    'simulators',
    'scenarios',
    'package.json',
    'tsconfig.json',
    'mutants/trial.ts',
  ])
    cpSync(join(repository, part), join(folder, part), { recursive: true })
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'))
  const names = globSync(
    folders.map((part) => `${part}/**/*.ts`),
    { cwd: folder },
  )
    .filter((name) => !/\.test\.ts$|\/(?:fixtures|generated|pact|front)\//.test(name))
    .toSorted()
  const files = names.map((name) => ({
    name,
    content: readFileSync(join(folder, name), 'utf8'),
    mutate: true,
  }))
  const { files: changed, mutants } = await new Instrumenter(silent).instrument(files, options)
  for (const { name, content } of changed) writeFileSync(join(folder, name), content)
  const texts = new Map(files.map(({ name, content }) => [name, content.split('\n')]))
  return {
    folder,
    mutants: mutants.map(({ id, fileName, location, mutatorName, replacement }) => ({
      id,
      file: fileName,
      line: location.start.line + 1,
      kind: mutatorName,
      was: short(cut(texts.get(fileName) ?? [], location)),
      becomes: short(replacement),
    })),
  }
}

/** Lines and columns count from 0. */
function cut(lines: readonly string[], { start, end }: Location): string {
  const text = lines.slice(start.line, end.line + 1)
  const last = text.length - 1
  return text
    .map((line, index) => line.slice(index === 0 ? start.column : 0, index === last ? end.column : undefined))
    .join('\n')
}

interface Location {
  readonly start: { readonly line: number; readonly column: number }
  readonly end: { readonly line: number; readonly column: number }
}

function short(code: string): string {
  const line = code.replaceAll(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 57)}...` : line
}
