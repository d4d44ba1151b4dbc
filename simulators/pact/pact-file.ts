import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { providerName } from './pact-call.ts'

/** Name of the file of a consumer's pact, as Pact itself forms it. */
export function pactFileName(consumer: string): string {
  return `${consumer}-${providerName}.json`
}

/** The pact that was written into the folder, as it is committed. */
export async function readStablePact(consumer: string, folder: string): Promise<string> {
  return stablePact(await readFile(join(folder, pactFileName(consumer)), 'utf8'))
}

interface Pact {
  readonly interactions: readonly Interaction[]
  readonly metadata: Readonly<Record<string, unknown>>
}

interface Interaction {
  readonly description: string
  readonly providerStates?: readonly { readonly name: string }[]
}

/** A pact as it is committed: the same whoever writes it, with whatever release of Pact, and in whatever order. */
export function stablePact(text: string): string {
  const pact = JSON.parse(text) as Pact
  const { pactSpecification } = pact.metadata
  const interactions = pact.interactions.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  return `${JSON.stringify({ ...pact, interactions, metadata: { pactSpecification } }, null, 2)}\n`
}

function keyOf({ description, providerStates = [] }: Interaction): string {
  return JSON.stringify([description, ...providerStates.map(({ name }) => name)])
}
