import { readFile } from 'node:fs/promises'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import type { TlsMaterial } from '../../simulators/vmmanager/http/open-server.ts'
import { selfSigned } from '../../simulators/vmmanager/http/self-signed.ts'

/** Which certificate was asked for. */
export interface TlsOptions {
  readonly tls?: true
  readonly cert?: string
  readonly key?: string
}

/**
 * The certificate to serve with: from two files, or made now; undefined for plain HTTP.
 *
 * @throws HarnessError VMH_TLS_UNUSABLE
 */
export async function tlsMaterial(options: TlsOptions, host: string): Promise<TlsMaterial | undefined> {
  const { tls, cert, key } = options
  if (cert === undefined && key === undefined) return tls === true ? selfSigned(host) : undefined
  if (cert === undefined || key === undefined) {
    throw new HarnessError('VMH_TLS_UNUSABLE', { problem: '--cert and --key need each other' })
  }
  const [certText, keyText] = await Promise.all([read(cert), read(key)])
  return { cert: certText, key: keyText }
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    throw new HarnessError('VMH_TLS_UNUSABLE', { problem }, { cause: error })
  }
}
