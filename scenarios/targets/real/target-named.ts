import { dirname, resolve } from 'node:path'
import { HarnessError } from '../../../contracts/failures/harness-error.ts'
import type { TargetSettings } from './config-file.ts'
import type { HarnessConfig } from './load-config.ts'

/** A target with its name, and with its paths made absolute. */
export interface NamedTarget extends TargetSettings {
  readonly name: string
}

/** With it begin the names of all that is made on a target. */
export function prefixOf({ namePrefix = 'vmh' }: Pick<TargetSettings, 'namePrefix'>): string {
  return namePrefix
}

/**
 * The target of that name.
 *
 * @throws HarnessError VMH_TARGET_UNKNOWN, with the known names
 */
export function targetNamed({ targets = {}, file }: HarnessConfig, name: string): NamedTarget {
  const settings = Object.hasOwn(targets, name) ? targets[name] : undefined
  if (settings === undefined) {
    const known = Object.keys(targets).join(', ')
    throw new HarnessError('VMH_TARGET_UNKNOWN', { name, known: known === '' ? 'none' : known, file })
  }
  const absolute = (path: string): string => resolve(dirname(file), path)
  const { password, ca } = settings
  return {
    ...settings,
    name,
    password: 'file' in password ? { file: absolute(password.file) } : password,
    ...(ca !== undefined && { ca: absolute(ca) }),
  }
}
