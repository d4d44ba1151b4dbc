import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')

/** What others import, and what the command loads. */
const modules = [
  'contracts/index.ts',
  'simulators/index.ts',
  'scenarios/index.ts',
  'reports/index.ts',
  'testing/index.ts',
  'testing/containers.ts',
  'testing/vitest.ts',
]
const programs = ['cli/program.ts', 'cli/workers/jobs.ts', 'simulators/pact/pact-process.ts']

/** Makes what the package ships: JavaScript that starts fast and needs no TypeScript at run time, and its types. */
rmSync(dist, { recursive: true, force: true })
await build({
  absWorkingDir: root,
  entryPoints: [...programs, ...modules],
  // Node.js 22 lacks it.
  inject: ['tools/async-disposable-stack.ts'],
  outdir: 'dist',
  outbase: '.',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node22',
  minify: true,
  // Russian texts as they are, not as escapes of three times their size.
  charset: 'utf8',
  logLevel: 'warning',
})
writeTypes()

function writeTypes(): void {
  const options = [
    '--noEmit',
    'false',
    '--declaration',
    '--emitDeclarationOnly',
    '--outDir',
    join(dist, 'types'),
  ]
  const config = join(root, 'tsconfig.types.json')
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  const { status } = spawnSync(process.execPath, [compiler, '-p', config, ...options], {
    cwd: root,
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('the types could not be made')
  for (const file of declarations()) {
    // Declarations name their neighbours as those who read them will find them.
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replaceAll(/((?:from|import\()\s*['"]\.[^'"]*)\.ts(['"])/g, '$1.js$2'),
    )
  }
  const needed = reachable(modules.map((module) => join(dist, 'types', module.replace(/\.ts$/, '.d.ts'))))
  for (const file of declarations()) if (!needed.has(file)) rmSync(file)
}

function declarations(): readonly string[] {
  return readdirSync(join(dist, 'types'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.d.ts'))
    .map((name) => join(dist, 'types', name))
}

/** The compiler declares everything that the modules load; who imports them needs what their own declarations name. */
function reachable(files: readonly string[]): ReadonlySet<string> {
  const found = new Set(files)
  for (const file of found) {
    const text = readFileSync(file, 'utf8')
    for (const [, path = ''] of text.matchAll(/(?:from|import\()\s*['"](\.[^'"]*)\.js['"]/g))
      found.add(join(dirname(file), `${path}.d.ts`))
  }
  return found
}
