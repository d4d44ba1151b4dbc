import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffAnswers } from './diff-answers.ts'

const answer = (body: unknown, status = 200) => ({ status, headers: {}, body })
const diff = (recorded: unknown, replayed: unknown): readonly string[] =>
  diffAnswers(answer(recorded), answer(replayed)).map(
    ({ place, recorded: before, replayed: now }) => `${place}: ${before} -> ${now}`,
  )

describe('two answers', () => {
  it.each([
    [
      'other values',
      { id: 1, name: 'a', list: [{ id: 1 }] },
      { id: 2, name: 'b', list: [{ id: 5 }, { id: 6 }] },
    ],
    ['nothing where something may be', { node: null }, { node: { id: 1 } }],
    ['something where nothing may be', { ip: [{ mask: '24' }] }, { ip: [{ mask: null }] }],
    ['a field that only some items had', { list: [{ id: 1, os: 1 }, { id: 2 }] }, { list: [{ id: 3 }] }],
    ['a field that only some items have', { list: [{ id: 1 }] }, { list: [{ id: 1, os: 1 }, { id: 2 }] }],
    ['two types that both had', { list: [{ a: 1 }, { a: 'x' }] }, { list: [{ a: 'y' }] }],
    ['nothing in either list', { list: [] }, { list: [] }],
    ['the same error', { error: { code: 7, msg: 'a' } }, { error: { code: 7, msg: 'b' } }],
    ['no body at all', undefined, undefined],
  ])('are alike with %s', (_, recorded, replayed) => {
    expect(diff(recorded, replayed)).toEqual([])
  })

  it.each([
    ['a field less', { a: 1, b: 2 }, { a: 1 }, ['/b: number -> absent']],
    ['a field more', { a: 1 }, { a: 1, b: [] }, ['/b: absent -> list']],
    ['another type', { list: [{ id: 1 }] }, { list: [{ id: '1' }] }, ['/list/*/id: number -> string']],
    [
      'another type deep inside',
      { a: { b: [{ c: true }] } },
      { a: { b: [{ c: {} }] } },
      ['/a/b/*/c: boolean -> object'],
    ],
    ['text in place of JSON', { a: 1 }, '<html>', ['/: object -> string']],
    ['an emptied list', { list: [{ id: 1 }] }, { list: [] }, ['/list: items -> no items']],
    ['a filled list', { list: [] }, { list: [{ id: 1 }] }, ['/list: no items -> items']],
    ['another error', { error: { code: 7 } }, { error: { code: 8 } }, ['/error/code: 7 -> 8']],
    ['several places', { a: 1, b: 2 }, { a: '1' }, ['/a: number -> string', '/b: number -> absent']],
  ])('differ with %s', (_, recorded, replayed, expected) => {
    expect(diff(recorded, replayed)).toEqual(expected)
  })

  it('differ by their status before anything else', () => {
    const refused = answer({ error: { code: 3082 } }, 400)
    expect(diffAnswers(answer({ id: 1 }), refused)).toEqual([
      { place: 'status', recorded: '200', replayed: '400 (error 3082)' },
    ])
  })

  it.each([
    ['emptied', { list: [{ id: 1 }] }, { list: [] }, true],
    ['filled', { a: [{ b: [] }] }, { a: [{ b: [1] }] }, true],
    ['of other things', { list: [1] }, { list: ['1'] }, undefined],
    ['no longer there', { list: [1] }, {}, undefined],
  ])('with a list that is %s tell whether it is a matter of state', (_, recorded, replayed, isOfState) => {
    const [only, ...others] = diffAnswers(answer(recorded), answer(replayed))
    expect([only?.isOfState, others]).toEqual([isOfState, []])
  })

  it('are alike whatever the answer, when they are the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        expect(diff(body, structuredClone(body))).toEqual([])
      }),
    )
  })

  it('differ both ways or not at all', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(diff(one, other).length).toBe(diff(other, one).length)
      }),
    )
  })
})
