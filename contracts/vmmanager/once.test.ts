import { describe, expect, test } from 'vitest'
import { once, remembered } from './once.ts'

describe('a function that remembers', () => {
  test('answers as it did, and works nothing out twice', () => {
    const asked: string[] = []
    const length = remembered((text) => {
      asked.push(text)
      return { length: text.length }
    })
    const first = length('abc')
    expect(first).toEqual({ length: 3 })
    expect(length('abc')).toBe(first)
    expect(length('ab')).toEqual({ length: 2 })
    expect(asked).toEqual(['abc', 'ab'])
  })

  test('forgets rather than grow, whatever it is asked', () => {
    let worked = 0
    const work = remembered((text) => {
      worked++
      return { text }
    })
    for (let index = 0; index < 5000; index++) work(`${index}`)
    expect(work('4999')).toEqual({ text: '4999' })
    expect(worked).toBe(5000)
    expect(work('0')).toEqual({ text: '0' })
    expect(worked).toBe(5001)
  })
})

test('nothing is made before it is asked for, and one thing however often it is', () => {
  let made = 0
  const thing = once(() => ({ number: ++made }))
  expect(made).toBe(0)
  expect(thing()).toEqual({ number: 1 })
  expect(thing()).toBe(thing())
  expect(made).toBe(1)
})

test('what failed to be made is tried again', () => {
  let tries = 0
  const thing = once(() => {
    if (++tries === 1) throw new Error('not yet')
    return { tries }
  })
  expect(thing).toThrow('not yet')
  expect(thing()).toEqual({ tries: 2 })
})
