import { afterAll, describe, expect, it } from 'vitest'
import { committedPact } from '../../pact/fixtures/committed-pact.ts'
import { temporaryFolder } from '../../../test/temporary-folder.ts'
import { unneededFields } from '../../pact/fixtures/unneeded-fields.ts'
import { readStablePact } from '../../pact/pact-file.ts'
import { playPact } from '../../pact/play-pact.ts'
import { startPactProcess } from '../../pact/start-pact-process.ts'
import type { Clouden } from '../clouden.ts'
import { cloudenPact } from './clouden-pact.ts'

const pact = startPactProcess()
const folder = await temporaryFolder()
afterAll(async () => {
  await pact[Symbol.asyncDispose]()
  await folder[Symbol.asyncDispose]()
})

describe('Clouden before the server of Pact', () => {
  it.each(cloudenPact.flows)('$title', async (flow) => {
    expect(await playPact(pact, cloudenPact, flow, folder.path)).toBe(flow.ends)
  })

  it('has asked what the committed pact says (npm run pacts writes it anew)', async () => {
    const written = await readStablePact(cloudenPact.consumer, folder.path)
    expect(written).toBe(await committedPact(cloudenPact.consumer))
  })
})

/** Fields that are read, and are as good as absent when they say what they say here. */
const asGoodAsAbsent = [
  // Whatever is no end means that it goes on.
  'a task host_create that goes on: list.0.status',
  // Whatever is not `running` means that the machine is at rest.
  'the history of a machine at rest: list.0.state',
  // Where nothing was measured nothing was used.
  'measurements of a machine: 0.datapoints',
]

describe('the pact of Clouden', () => {
  it('names no field that Clouden does not need', async () => {
    const found = await unneededFields(cloudenPact, (mock) => (mock as Clouden).findings())
    expect(found.toSorted()).toEqual(asGoodAsAbsent.toSorted())
  })
})
