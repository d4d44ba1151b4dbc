import { execFileSync } from 'node:child_process'
import { readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { once } from './once.ts'
import { repository, temporaryFolder } from './paths.ts'

/** The launcher of the package as `npm pack` makes it, which is what users install. */
export const packedLauncher: () => string = once(() => {
  const folder = temporaryFolder()
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: repository })
  const [archive = ''] = readdirSync(folder)
  execFileSync('tar', ['-xzf', archive], { cwd: folder })
  symlinkSync(join(repository, 'node_modules'), join(folder, 'package', 'node_modules'))
  return join(folder, 'package', 'cli', 'vmharness.js')
})
