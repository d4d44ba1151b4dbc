import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { providerName } from './pact-call.ts'
import { stablePact } from './stable-pact.ts'

/** Name of the file of a consumer's pact, as Pact itself forms it. */
export function pactFileName(consumer: string): string {
  return `${consumer}-${providerName}.json`
}

/** The pact that was written into the folder, as it is committed. */
export async function readStablePact(consumer: string, folder: string): Promise<string> {
  return stablePact(await readFile(join(folder, pactFileName(consumer)), 'utf8'))
}
