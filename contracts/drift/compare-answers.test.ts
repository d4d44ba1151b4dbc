import { describe, expect, it } from 'vitest'
import { mutationsOf } from '../vmmanager/fixtures/mutations-of.ts'
import { sample } from '../vmmanager/fixtures/sample.ts'
import type { openapi } from '../vmmanager/description.ts'
import { dialects } from '../vmmanager/dialect.ts'
import { specialise } from '../vmmanager/specialise.ts'
import { compareAnswers } from './compare-answers.ts'
import type { Departure } from './departure.ts'
import type { Interaction } from './interaction.ts'
import type { Observation } from './observation.ts'
import { contractOperations } from './published/contract-operations.ts'
import { generalPointer } from './compare-bodies.ts'
import { successOf } from './published/read-description.ts'

const host = {
  id: 1,
  name: 'a',
  state: 'active',
  ip4: [],
  node: { id: 1 },
  cluster: { id: 1 },
  account: { id: 1 },
}

const hosts = (...list: unknown[]): Observation => ({
  operation: 'host-list',
  method: 'GET',
  path: '/vm/v3/host',
  status: 200,
  body: { list },
})

const compare = (
  observations: readonly Observation[],
  {
    dialect = '2024.03',
    interactions = [],
  }: { dialect?: string; interactions?: readonly Interaction[] } = {},
): readonly Departure[] => compareAnswers({ observations, dialect, interactions })

const told = (departures: readonly Departure[]): readonly string[] =>
  departures.map(({ change, part, operation, pointer, expected, actual, seen }) =>
    [change, part, operation, pointer, `${expected} -> ${actual}`, `${seen?.count}/${seen?.of}`]
      .filter((word) => word !== '')
      .join(' '),
  )

describe.each(dialects.map(({ name }) => name))('answers that conform to %s', (dialect) => {
  const { components } = specialise(dialect)
  const readable = contractOperations(dialect).filter(({ method }) => method === 'GET')
  const seen = readable.map(({ id, method, path, ...rest }) => {
    const [status = '', schema = {}] = successOf(rest) ?? []
    const described = schema as (typeof openapi.components.schemas)[string]
    const body = sample(described, { components })
    return { schema: described, observation: { operation: id, method, path, status: Number(status), body } }
  })

  it('are no departure', () => {
    expect(seen.length).toBeGreaterThan(50)
    expect(
      compare(
        seen.map(({ observation }) => observation),
        { dialect },
      ),
    ).toEqual([])
  })

  it('are one each, at its place, when one thing in them is broken', () => {
    let count = 0
    for (const { schema, observation } of seen) {
      for (const { kind, pointer, value } of mutationsOf(schema, observation.body, { components })) {
        const [first, ...others] = compare([{ ...observation, body: value }], { dialect })
        const change = kind === 'required' ? 'missing' : 'changed'
        const place = generalPointer(pointer, observation.body)
        expect([observation.operation, first?.change, first?.pointer, others]).toEqual([
          observation.operation,
          change,
          place,
          [],
        ])
        count++
      }
    }
    expect(count).toBeGreaterThan(500)
  })
})

describe('departures of several answers', () => {
  it('are told once for each field, with how often they were seen', () => {
    const { name: _, ...nameless } = host
    const departures = compare([
      hosts(host, { ...host, id: '2', colour: 'red' }),
      hosts(nameless, { ...host, id: 'x', colour: 3, node: { id: 1, rack: 1 } }),
    ])
    expect(told(departures)).toEqual([
      'changed response host-list /list/*/id integer -> "2" 2/4',
      'new response host-list /list/*/colour nothing -> string 2/4',
      'missing response host-list /list/*/name field -> nothing 1/4',
      'new response host-list /list/*/node/rack nothing -> number 1/4',
    ])
    expect(departures[0]?.reality).toEqual({ kind: 'values', values: ['2', 'x'] })
  })

  it('never show what stands in a field that nobody knows, or that is secret', () => {
    const departures = compare([hosts({ ...host, secret_thing: 'hunter2', password: 'hunter3' })])
    expect(departures).toHaveLength(2)
    expect(JSON.stringify(departures.map(({ actual, expected }) => [actual, expected]))).not.toContain(
      'hunter',
    )
  })
})

describe('an answer that is no JSON', () => {
  it('is one departure of the whole body, without its text', () => {
    const page = { ...hosts(), body: '<html>session=5-0f8fad5b</html>' }
    expect(told(compare([page]))).toEqual(['changed response host-list object -> string 1/1'])
  })
})

describe('an operation', () => {
  const seen = (status: number, body: unknown = {}): Observation => ({ ...hosts(), status, body })

  it.each([404, 405])('is missing where its route is: %s', (status) => {
    expect(told(compare([seen(status)]))).toEqual([`missing operation host-list 200 -> ${status} 1/1`])
  })

  it('has another status, with fields that are held against the old one', () => {
    expect(told(compare([seen(201, { list: [{ ...host, id: '1' }] })]))).toEqual([
      'changed status host-list 200 -> 201 1/1',
      'changed response host-list /list/*/id integer -> "1" 1/1',
    ])
  })

  it('that sends elsewhere has another status, and its page tells nothing', () => {
    expect(told(compare([seen(302, '<html>')]))).toEqual(['changed status host-list 200 -> 302 1/1'])
  })

  it('says nothing by an error that is none of its own', () => {
    expect(compare([seen(503), seen(500), seen(403), seen(404, { error: { code: 3080 } })])).toEqual([])
  })

  it('of another dialect is new where it answers, and no loss where it does not', () => {
    const whoami = { operation: 'whoami', method: 'GET', path: '/auth/v4/whoami' } as const
    const answered = { ...whoami, status: 200, body: {} }
    expect(told(compare([answered], { dialect: '2022' }))).toEqual([
      'new operation whoami nothing -> 200 1/1',
    ])
    expect(compare([{ ...whoami, status: 404, body: {} }], { dialect: '2022' })).toEqual([])
  })
})

describe('a word that only another dialect has', () => {
  it('is a departure', () => {
    const task = { id: 1, consul_id: 1, name: 'host_create', status: 'fail' }
    const tasks = { operation: 'task-list', method: 'GET', path: '/vm/v3/task', status: 200 } as const
    const observation = { ...tasks, body: { list: [task] } }
    expect(told(compare([observation]))).toEqual([
      expect.stringContaining('changed response task-list /list/*/status one of created, running'),
    ])
    expect(compare([observation], { dialect: '2023' })).toEqual([])
  })
})

describe('a field that the contract leaves open and somebody needs', () => {
  const interactions: readonly Interaction[] = [
    {
      platform: 'clouden',
      description: 'x',
      method: 'GET',
      path: '/vm/v3/host',
      query: [],
      status: 200,
      takesAnySuccess: true,
      needs: new Map(
        [
          '',
          '/list',
          '/list/*',
          '/list/*/name',
          '/list/*/ram_mib',
          '/list/*/disk',
          '/list/*/disk/id',
          '/list/*/unheard',
        ].map((place) => [
          place,
          {
            example: 1,
            matchers: [],
          },
        ]),
      ),
    },
  ]

  it('is missing where nothing that could have it has it', () => {
    expect(told(compare([hosts(host, host)], { interactions }))).toEqual([
      'missing response host-list /list/*/ram_mib field -> nothing 2/2',
      'missing response host-list /list/*/disk field -> nothing 2/2',
    ])
  })

  it('is counted once where it must be there as well', () => {
    const { name: _name, ...nameless } = { ...host, ram_mib: 1, disk: { id: 1 } }
    expect(told(compare([hosts(nameless, nameless)], { interactions }))).toEqual([
      'missing response host-list /list/*/name field -> nothing 2/2',
    ])
  })

  it('is there where one has it, and unknown where there is nothing', () => {
    const whole = { ...host, ram_mib: 1, disk: { id: 1 } }
    expect(compare([hosts(whole, host)], { interactions })).toEqual([])
    expect(compare([hosts()], { interactions })).toEqual([])
    expect(compare([hosts(host)])).toEqual([])
  })
})
