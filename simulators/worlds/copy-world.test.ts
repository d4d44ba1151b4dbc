import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HttpMethod } from '../../contracts/exchange/exchange.ts'
import { Faults } from '../faults/faults.ts'
import { exactSettings } from '../vmmanager/fixtures/test-vmmanager.ts'
import { handle } from '../vmmanager/handle.ts'
import { advance, nextDueMs } from '../vmmanager/tasks/advance.ts'
import { defaultWorldSettings } from '../vmmanager/world/world-settings.ts'
import { type World, createWorld } from '../vmmanager/world/world.ts'
import { copyWorld } from './copy-world.ts'
import { firstAdministrator } from '../vmmanager/world/inventory.ts'

/** One thing that is done to a world: time passes, or a request comes. */
type Step =
  | { readonly passMs: number }
  | { readonly method: HttpMethod; readonly target: string; readonly body?: unknown }

const create = { method: 'POST', target: '/vm/v3/host', body: { name: 'vm', password: 'p', os: 1 } } as const
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ passMs: fc.integer({ min: 0, max: 9000 }) }),
  fc.constant(create),
  fc.nat({ max: 6 }).map((id) => ({ method: 'DELETE' as const, target: `/vm/v3/host/${id}` })),
  fc.constant({ method: 'POST' as const, target: '/auth/v4/public/token', body: firstAdministrator }),
  fc.nat({ max: 9 }).map((n) => ({
    method: 'POST' as const,
    target: '/vm/v3/account',
    body: { email: `client-${n}@example.com`, password: 'secret12', role: '@user' },
  })),
)
const stories = fc.array(steps, { maxLength: 25 })

const reads = ['/vm/v3/host', '/vm/v3/task', '/vm/v3/account', '/vm/v3/ippool', '/vm/v3/os']

function freshWorld(seed = 7): World {
  const faults = new Faults([{ fault: 'task-fails', stage: 'network', times: 2 }])
  return createWorld({ ...defaultWorldSettings, seed }, faults, () => {})
}

function play(world: World, story: readonly Step[]): unknown[] {
  return story.map((step) => {
    if ('passMs' in step) return advance(world, world.nowMs + step.passMs)
    const { method, target: path, body } = step
    const headers = { ses6: [...world.sessions.keys()].at(-1) ?? '' }
    const request = { method, path, query: '', headers, ...(body === undefined ? {} : { body }) }
    return handle(world, request, world.nowMs).delivery
  })
}

/** All that can be seen of a world from outside. */
function seen(world: World): unknown {
  const own = copyWorld(world)
  return [
    ...play(own, [{ method: 'POST', target: '/auth/v4/public/token', body: firstAdministrator }]),
    ...play(
      own,
      reads.map((target) => ({ method: 'GET', target })),
    ),
    own.faults.armed(),
    nextDueMs(own),
  ]
}

describe('a copy of a world', () => {
  it('goes on exactly as the original does, when both are asked the same', () => {
    fc.assert(
      fc.property(stories, stories, (before, after) => {
        const world = freshWorld()
        play(world, before)
        const copy = copyWorld(world)
        expect(play(copy, after)).toEqual(play(world, after))
        expect(seen(copy)).toEqual(seen(world))
      }),
      { numRuns: 60 },
    )
  })

  it('does not see what happens in the original, nor the other way round', () => {
    fc.assert(
      fc.property(stories, stories, stories, (before, inOriginal, inCopy) => {
        const world = freshWorld()
        play(world, before)
        const copy = copyWorld(world)
        const seenBefore = seen(world)
        play(world, inOriginal)
        expect(seen(copy)).toEqual(seenBefore)
        const seenAfter = seen(world)
        play(copy, inCopy)
        expect(seen(world)).toEqual(seenAfter)
      }),
      { numRuns: 60 },
    )
  })

  it('shares no object that may change: every table, list and counter is its own', () => {
    const world = freshWorld()
    play(world, [{ method: 'POST', target: '/auth/v4/public/token', body: firstAdministrator }, create])
    const copy = copyWorld(world)
    const shared = Object.keys(world).filter((key) => {
      const [own, other] = [world[key as keyof World], copy[key as keyof World]]
      return typeof own === 'object' && own === other
    })
    expect(shared).toEqual([])
    expect(copy.hosts.get(1)).not.toBe(world.hosts.get(1))
    expect(copy.hosts.get(1)).toEqual(world.hosts.get(1))
  })

  it('is not loosened by a long life: the next of each number, address and token is the same', () => {
    const world = createWorld(exactSettings, new Faults(), () => {})
    const logIn: Step = { method: 'POST', target: '/auth/v4/public/token', body: firstAdministrator }
    play(world, [logIn, create, { passMs: 20_000 }, { method: 'DELETE', target: '/vm/v3/host/1' }, logIn])
    const copy = copyWorld(world)
    const next: Step[] = [{ passMs: 10_000 }, logIn, create, { method: 'GET', target: '/vm/v3/host/2' }]
    const answers = play(copy, next)
    expect(answers).toEqual(play(world, next))
    expect(answers.at(-1)).toMatchObject({ response: { status: 200, body: { id: 2 } } })
  })

  it('tells the listener of the original', () => {
    const heard: string[] = []
    const world = createWorld(exactSettings, new Faults(), ({ type }) => heard.push(type))
    play(copyWorld(world), [
      { method: 'POST', target: '/auth/v4/public/token', body: firstAdministrator },
      create,
    ])
    expect(heard).toContain('host')
  })

  it.each([
    ['a function', { trap: () => 1 }, 'a function may hide state'],
    ['an unknown class', { trap: new Date(0) }, 'how to copy a Date'],
  ])('is refused rather than shared where the world holds %s', (_, more, problem) => {
    expect(() => copyWorld({ ...freshWorld(), ...more })).toThrow(problem)
  })
})
