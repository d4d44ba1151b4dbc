import { afterAll, describe, expect, it } from 'vitest'
import { committedPact } from '../../pact/fixtures/committed-pact.ts'
import { temporaryFolder } from '../../../test/temporary-folder.ts'
import { unneededFields } from '../../pact/fixtures/unneeded-fields.ts'
import { readStablePact } from '../../pact/pact-file.ts'
import { playPact } from '../../pact/play-pact.ts'
import { startPactProcess } from '../../pact/start-pact-process.ts'
import type { Billmanager } from '../billmanager.ts'
import { billmanagerPact } from './billmanager-pact.ts'

const pact = startPactProcess()
const folder = await temporaryFolder()
afterAll(async () => {
  await pact[Symbol.asyncDispose]()
  await folder[Symbol.asyncDispose]()
})

describe('BILLmanager before the server of Pact', () => {
  it.each(billmanagerPact.flows)('$title', async (flow) => {
    expect(await playPact(pact, billmanagerPact, flow, folder.path)).toBe(flow.ends)
  })

  it('has asked what the committed pact says (npm run pacts writes it anew)', async () => {
    const written = await readStablePact(billmanagerPact.consumer, folder.path)
    expect(written).toBe(await committedPact(billmanagerPact.consumer))
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

describe('the pact of BILLmanager', () => {
  it('names no field that BILLmanager does not need', async () => {
    const found = await unneededFields(billmanagerPact, (mock) => (mock as Billmanager).discovered())
    expect(found.toSorted()).toEqual(asGoodAsAbsent.toSorted())
  })
})
