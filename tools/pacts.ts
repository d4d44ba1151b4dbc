import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { billmanagerPact } from '../simulators/billmanager/pact/billmanager-pact.ts'
import { cloudenPact } from '../simulators/clouden/pact/clouden-pact.ts'
import { pactFileName, readStablePact } from '../simulators/pact/pact-file.ts'
import type { PlatformPact } from '../simulators/pact/platform-pact.ts'
import { playPact } from '../simulators/pact/play-pact.ts'
import { type PactProcess, startPactProcess } from '../simulators/pact/start-pact-process.ts'

/** Writes the pacts of both platforms anew, by what they ask of Pact's own server. */
await using pact = startPactProcess()
await write(billmanagerPact, pact)
await write(cloudenPact, pact)

async function write<Settings>(platform: PlatformPact<Settings>, pact: PactProcess): Promise<void> {
  const { consumer, flows } = platform
  const folder = await mkdtemp(join(tmpdir(), 'pacts-'))
  try {
    for (const flow of flows) await playPact(pact, platform, flow, folder)
    const file = new URL(`../contracts/pacts/${pactFileName(consumer)}`, import.meta.url)
    await writeFile(file, await readStablePact(consumer, folder))
  } finally {
    await rm(folder, { recursive: true })
  }
}
