import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** Makes the JavaScript that the package ships: what starts fast and needs no TypeScript at run time. */
await build({
  absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
  entryPoints: ['cli/main.ts', 'cli/workers/jobs.ts', 'simulators/pact/pact-process.ts'],
  outdir: 'dist',
  outbase: '.',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node22',
  minifySyntax: true,
  logLevel: 'warning',
})
