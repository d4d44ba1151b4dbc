import { expect, test } from 'vitest'
import { sampleFinding } from '../fixtures/sample-results.ts'
import { witnessLines } from './witness-lines.ts'

test('a finding is proved by its events, each with its moment, in order', () => {
  expect(witnessLines(sampleFinding, { platform: 'billmanager' }, 'en')).toEqual([
    '0:01.850 fault reply-lost injected into host-create',
    '0:31.230 BILLmanager -> POST /vm/v3/host no answer: timed out, the request may have arrived',
    '1:01.620 BILLmanager -> POST /vm/v3/host 200 host 13, task 41',
    '3:24.000 host 12 (vm-7) OS installed',
    '1:02:03.456 service 7 active, host 13',
  ])
})
