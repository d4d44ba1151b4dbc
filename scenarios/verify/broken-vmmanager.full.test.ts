import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { leavesOf, without } from '../../simulators/pact/fixtures/leaves.ts'
import { pactGiven } from './fixtures/foreign-pacts.ts'
import { isOfPact } from './fixtures/is-of-pact.ts'
import { troubles } from './fixtures/troubles.ts'
import { verifySimulated } from './fixtures/verify-simulated.ts'
import { shippedPacts } from './shipped-pacts.ts'
import type { VerifyTarget } from './verify-target.ts'

interface Pact {
  readonly interactions: readonly {
    readonly description: string
    readonly response: { readonly body?: { readonly content: unknown } }
  }[]
}

const [billmanager = '', clouden = ''] = shippedPacts

describe('a VMmanager that is broken', () => {
  it(
    'is found by each field that a pact needs and that is gone, and by no other',
    { timeout: 120_000 },
    async () => {
      const { interactions } = JSON.parse(readFileSync(billmanager, 'utf8')) as Pact
      const leaves = interactions.map(({ response }) => leavesOf(response.body?.content ?? {}))
      const rounds = Math.max(...leaves.map(({ length }) => length))
      expect(rounds).toBeGreaterThan(5)
      for (let round = 0; round < rounds; round++) {
        let asked = 0
        const lacking = (target: VerifyTarget): VerifyTarget => ({
          ...target,
          transport: async (request) => {
            const delivery = await target.transport(request)
            const { response } = delivery
            if (response === undefined || !isOfPact(request)) return delivery
            const leaf = leaves[asked++]?.[round]
            return leaf === undefined
              ? delivery
              : { response: { ...response, body: without(response.body, leaf) } }
          },
        })
        const verified = await verifySimulated({ files: [billmanager], between: lacking })
        const expected = leaves.map((paths) => (paths.length > round ? 'broken' : 'verified'))
        expect(verified.map(({ outcome, description }) => [description, outcome])).toEqual(
          interactions.map(({ description }, index) => [description, expected[index]]),
        )
      }
    },
  )

  it.each([
    [
      { fault: 'status-word', status: 'complete', word: 'done', operation: 'task-list' },
      'a task host_start that is complete: body $.list[0].status',
    ],
    [{ fault: 'server-error', operation: 'host-restart' }, 'a restart: body $, status'],
    [{ fault: 'reply-empty', operation: 'host-history' }, 'the history of a machine at rest: body /'],
    [{ fault: 'session-expired', operation: 'host-metrics' }, 'measurements of a machine: body $, status'],
  ] as const)('%j is told with the interaction and the field', async (fault, trouble) => {
    const found = troubles(await verifySimulated({ files: [clouden], faults: [fault] }))
    expect(found).toContain(`broken ${trouble}`)
    expect(found.length).toBeLessThan(15)
  })

  it('says what was expected, and what came', async () => {
    const lying = (target: VerifyTarget): VerifyTarget => ({
      ...target,
      transport: async (request) => {
        const { response, ...rest } = await target.transport(request)
        if (response === undefined || !isOfPact(request)) return { response, ...rest } as never
        const text = JSON.stringify(response.body ?? null).replaceAll(/"task":(\d+)/g, '"task":"$1"')
        return { response: { ...response, body: JSON.parse(text) as unknown } }
      },
    })
    const interactions = await verifySimulated({ files: [billmanager], between: lying })
    const stop = interactions.find(({ description }) => description === 'a stop')
    expect(stop).toMatchObject({ consumer: 'billmanager', given: ['a machine runs'], outcome: 'broken' })
    expect(stop?.problems).toEqual([
      expect.stringMatching(/^body \$\.task: Expected '\d+' \(String\) to be an integer$/),
    ])
  })

  it('is broken, not skipped, where it does not come into a state', async () => {
    const lazy = (target: VerifyTarget): VerifyTarget => ({
      ...target,
      transport: (request) =>
        request.path.endsWith('/stop')
          ? Promise.resolve({ response: { status: 500, headers: {}, body: {} } })
          : target.transport(request),
    })
    const [interaction] = await verifySimulated({ pacts: [pactGiven('a machine is stopped')], between: lazy })
    expect(interaction).toMatchObject({
      outcome: 'broken',
      problems: ['a machine is stopped: a machine that is stopped: refused-500'],
    })
  })
})
