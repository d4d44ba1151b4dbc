#!/usr/bin/env node
// Plain JavaScript that any Node can read: it must be able to say that it is too old.
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 22 || (major === 22 && minor < 19)) {
  process.stderr.write(
    `vmharness needs Node.js 22.19 or newer and this is ${process.versions.node}: in its folder, npm ci brings a Node 24 that npm scripts and npx use; elsewhere install one from https://nodejs.org\n`,
  )
  process.exitCode = 3
} else {
  const { register } = await import('tsx/esm/api')
  register()
  const { main } = await import('./main.ts')
  process.exitCode = await main(process.argv.slice(2), process)
}
