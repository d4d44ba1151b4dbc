import { readFile } from 'node:fs/promises'
import { HarnessError } from '../../../contracts/failures/harness-error.ts'
import type { NamedTarget } from './target-named.ts'

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>

/**
 * The password of a target: a variable, or the first line of a file.
 *
 * @throws HarnessError VMH_SECRET_MISSING, naming the place and never the value
 */
export async function readSecret(
  { name, password }: Pick<NamedTarget, 'name' | 'password'>,
  environment: Environment,
): Promise<string> {
  const isVariable = 'env' in password
  const secret = isVariable ? environment[password.env] : await firstLine(password.file)
  if (secret !== undefined && secret !== '') return secret
  const place = isVariable ? `the environment variable ${password.env}` : `the file ${password.file}`
  throw new HarnessError('VMH_SECRET_MISSING', { target: name, place })
}

async function firstLine(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return text.split(/\r?\n/, 1)[0]
}
