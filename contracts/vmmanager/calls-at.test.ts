import { expect, test } from 'vitest'
import { callsAt } from './calls-at.ts'
import type { OperationDescription } from './description.ts'

function call(operationId: string): OperationDescription {
  const evidence = { level: 'inferred', source: 'a/b' } as const
  return { operationId, tags: [], summary: '', responses: {}, 'x-evidence': evidence }
}

test('calls come with their methods, in one order', () => {
  const path = { delete: call('c'), post: call('b'), get: call('a'), 'x-dialects': ['new'] }
  expect(callsAt(path).map(([method, { operationId }]) => [method, operationId])).toEqual([
    ['GET', 'a'],
    ['POST', 'b'],
    ['DELETE', 'c'],
  ])
})

test.each(['get', 'post', 'delete'] as const)('a path may have nothing but %s', (key) => {
  expect(callsAt({ [key]: call('only') })).toEqual([[key.toUpperCase(), call('only')]])
})

test('a path may be without calls', () => {
  expect(callsAt({})).toEqual([])
})
