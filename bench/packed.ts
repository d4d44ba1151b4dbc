import { execFileSync } from 'node:child_process'
import { readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { once } from '../contracts/vmmanager/once.ts'
import { repository, temporaryFolder } from './paths.ts'

const packed = once(() => {
  const folder = temporaryFolder()
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: repository })
  const [archive = ''] = readdirSync(folder)
  execFileSync('tar', ['-xzf', archive], { cwd: folder })
  symlinkSync(join(repository, 'node_modules'), join(folder, 'package', 'node_modules'))
  return { package: join(folder, 'package') }
})

/** The launcher of the package as `npm pack` makes it, which is what users install. */
export function packedLauncher(): string {
  return join(packed().package, 'cli', 'vmharness.js')
}

/** What `import 'vmmanager-harness/NAME'` would load. */
export function packedModule(name: string): string {
  return join(packed().package, 'dist', name, 'index.js')
}
