import packageJson from '../../package.json' with { type: 'json' }
import { HarnessError } from './harness-error.ts'

/** A package that one command alone needs, and that is installed beside this one. */
export type PeerName = keyof typeof packageJson.peerDependencies

/**
 * What `load` imports of that package.
 *
 * @throws HarnessError VMH_PACKAGE_MISSING, with the line that installs it; whatever else `load` throws as it is
 */
export async function loadPeer<Module>(name: PeerName, load: () => Promise<Module>): Promise<Module> {
  try {
    return await load()
  } catch (error) {
    if (!isAbsence(error, name)) throw error
    const version = packageJson.peerDependencies[name]
    throw new HarnessError('VMH_PACKAGE_MISSING', { name, version }, { cause: error })
  }
}

/** A package may be there and lack one of its own. */
function isAbsence(error: unknown, name: PeerName): boolean {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown }
  return code === 'ERR_MODULE_NOT_FOUND' && String(message).includes(`'${name}'`)
}
