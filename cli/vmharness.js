#!/usr/bin/env node
// Plain JavaScript that any Node can read: it must be able to say that it is too old.
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 22 || (major === 22 && minor < 19)) {
  process.stderr.write(
    `vmharness needs Node.js 22.19 or newer and this is ${process.versions.node}: in its folder, npm ci brings a Node 24 that npm scripts and npx use; elsewhere install one from https://nodejs.org\n`,
  )
  process.exitCode = 3
} else {
  const { existsSync } = await import('node:fs')
  const { setFlagsFromString } = await import('node:v8')
  // A server that runs for days had better be small than a little faster.
  if (process.argv[2] === 'simulate') setFlagsFromString('--optimize-for-size')
  // Whatever ends the process before its time, such as a scenario in TypeScript, must not look like a good end.
  let hasEnded = false
  process.once('exit', (code) => {
    if (hasEnded || code !== 0) return
    process.stderr.write('error VMH_INTERNAL: something has ended the process before vmharness was done\n')
    process.exitCode = 3
  })
  const source = new URL('program.ts', import.meta.url)
  const isSource = existsSync(source)
  if (isSource) (await import('tsx/esm/api')).register()
  const { program } = await import(isSource ? source.href : '../dist/cli/program.js')
  process.exitCode = await program(process)
  hasEnded = true
}
