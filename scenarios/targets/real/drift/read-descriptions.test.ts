import { describe, expect, it } from 'vitest'
import type { Answer, Ask } from '../survey/ask.ts'
import { type Descriptions, descriptionPlaces, lookForDescriptions, readNamed } from './read-descriptions.ts'

const url = 'https://vm.example.com/api/'
const vm = { openapi: '3.0.0', paths: { '/host': { get: { operationId: 'hosts', responses: {} } } } }

const answer = (body: unknown, status = 200): Answer => ({
  status,
  body,
  contentType: '',
  location: undefined,
  dateMs: undefined,
})

interface Looked {
  readonly asked: readonly string[]
  readonly descriptions: Descriptions
}

async function looking(answers: Readonly<Record<string, unknown>>): Promise<Looked> {
  const asked: string[] = []
  const ask: Ask = (place) => {
    asked.push(place)
    const body = answers[new URL(place).pathname]
    return body instanceof Error
      ? Promise.reject(body)
      : Promise.resolve(answer(body ?? '', body === undefined ? 404 : 200))
  }
  const descriptions = await lookForDescriptions({ url, ask, askStranger: ask })
  return { asked, descriptions }
}

describe('looking for descriptions', () => {
  it('asks at every place once, below the address of the target', async () => {
    const { asked, descriptions } = await looking({})
    expect(asked.toSorted()).toEqual(
      descriptionPlaces.map(({ path }) => `https://vm.example.com/api${path}`).toSorted(),
    )
    expect(descriptions.found).toEqual([])
  })

  it('finds what pages name, and reads it where its service is', async () => {
    const { descriptions } = await looking({
      '/api/swagger/':
        '<script>({ urls: [{ url: "/docs/a.json" }, { url: "b.yaml" }, { url: "/docs/a.json" }] })</script>',
      '/docs/a.json': vm,
      '/api/swagger/b.yaml': 'swagger: "2.0"\npaths: { /whoami: { get: {} } }\n',
    })
    expect(
      descriptions.found.map(({ place, operations }) => [place, operations.map(({ path }) => path)]),
    ).toEqual([
      ['https://vm.example.com/docs/a.json', ['/vm/v3/host']],
      ['https://vm.example.com/api/swagger/b.yaml', ['/auth/v4/whoami']],
    ])
  })

  it('passes over what cannot be read', async () => {
    const { descriptions } = await looking({
      '/api/swagger/': new Error('reset'),
      '/api/swagger/swagger.json': new Error('too large'),
      '/api/swagger/openapi.json': 'openapi: [',
      '/api/swagger/vm': { error: { code: 1 } },
      '/api/vm/v3/swagger.json': vm,
    })
    expect(descriptions.found.map(({ place }) => place)).toEqual([
      'https://vm.example.com/api/vm/v3/swagger.json',
    ])
  })
})

describe('a place of descriptions', () => {
  it('has its evidence, and no place is there twice', () => {
    const paths = descriptionPlaces.map(({ path }) => path)
    expect(new Set(paths).size).toBe(paths.length)
    for (const { evidence } of descriptionPlaces) expect(evidence.source).not.toBe('')
  })
})

describe('a description that is named', () => {
  const reading = (asked: string[]): Parameters<typeof readNamed>[1] => {
    const asking =
      (who: string): Ask =>
      (place) => {
        asked.push(`${who} ${place}`)
        return Promise.resolve(answer(JSON.stringify(vm)))
      }
    return { url, ask: asking('own'), askStranger: asking('stranger') }
  }

  it('is asked for with the session at the target alone', async () => {
    const asked: string[] = []
    const places = ['https://vm.example.com/x', 'http://vm.example.com/x', 'https://other.example.com/x']
    const { found } = await readNamed(places, reading(asked))
    expect(asked).toEqual([`own ${places[0]}`, `stranger ${places[1]}`, `stranger ${places[2]}`])
    expect(found.map(({ operations }) => operations.length)).toEqual([1, 1, 1])
  })
})
