import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dialects } from '../../contracts/vmmanager/dialect.ts'
import { arbitraryCall } from './fixtures/arbitrary-call.ts'
import { expectConservation } from './fixtures/expect-conservation.ts'
import { testVmmanager } from './fixtures/test-vmmanager.ts'

const newest = dialects.at(-1)?.name ?? ''

/** The administrator must stay able to ask how the world is. */
const keepsAdministrator = ({
  method,
  target,
}: {
  readonly method: string
  readonly target: string
}): boolean => !/\/user\/[^/]*3|\/token\/|\/session\//.test(target) || method === 'GET'

const calls = fc.array(arbitraryCall(newest).filter(keepsAdministrator), { maxLength: 40, size: 'max' })

describe('any calls of the whole API, good and bad, in any order', () => {
  it('are answered as the contract says, never with 500, and lose nothing of the world', () => {
    fc.assert(
      fc.property(calls, fc.array(fc.nat(20_000), { minLength: 40, maxLength: 40 }), (calls, pauses) => {
        const vmmanager = testVmmanager({
          settings: { dialect: newest, addresses: 12, sessionLifetimeMs: Number.POSITIVE_INFINITY },
        })
        for (const name of ['a', 'b', 'c']) vmmanager.createHost({ name })
        vmmanager.nowMs = 20_000
        for (const [index, { method, target, body }] of calls.entries()) {
          // What it sends is held against the contract by the fixture.
          const { response } = vmmanager.send(method, target, { body })
          expect(response.status).not.toBe(500)
          vmmanager.nowMs += pauses[index] ?? 0
          expectConservation(vmmanager)
        }
      }),
      { numRuns: 150 },
    )
  }, 60_000)
})
