import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const folder = 'reports/html/page'
const target = 'reports/html/generated'

/**
 * Bundles script and style of the HTML report into modules that hold them as text, so that the report is made alike
 * from source and from the package. Returns file contents by path and writes nothing.
 */
export async function generatePage(): Promise<ReadonlyMap<string, string>> {
  const script = await bundled('page.ts')
  const hash = createHash('sha256').update(script).digest('base64')
  const style = await bundled('page.css')
  return new Map([
    [`${target}/page-script.ts`, module({ pageScript: script, pageScriptHash: `sha256-${hash}` })],
    [`${target}/page-style.ts`, module({ pageStyle: style })],
  ])
}

async function bundled(file: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
    entryPoints: [`${folder}/${file}`],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    charset: 'utf8',
    // DecompressionStream is in all of them.
    target: ['chrome111', 'firefox113', 'safari16.4'],
    logLevel: 'warning',
  })
  const [output] = outputFiles
  // The end of a script element must not stand in it.
  return (output?.text.trim() ?? '').replaceAll('</', String.raw`<\/`)
}

function module(texts: Readonly<Record<string, string>>): string {
  const lines = Object.entries(texts).map(
    ([name, text]) => `export const ${name}: string = ${JSON.stringify(text)}`,
  )
  return `// Made by \`npm run generate\` from ${folder}; do not edit.\n${lines.join('\n')}\n`
}
