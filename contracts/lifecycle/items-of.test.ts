import { expect, test } from 'vitest'
import { itemsOf } from './items-of.ts'

test.each([
  ['a list', { list: [{ id: 1 }, { id: 2 }], size: 2 }, [{ id: 1 }, { id: 2 }]],
  ['an empty list', { list: [] }, []],
  ['a list with something else in it', { list: [1, null, 'x', { id: 2 }] }, [{ id: 2 }]],
  ['one item', { id: 3, state: 'active' }, [{ id: 3, state: 'active' }]],
  ['an item whose list is none', { id: 3, list: 'none' }, [{ id: 3, list: 'none' }]],
  ['a page', '<html>', []],
  ['null', null, []],
  ['nothing', undefined, []],
])('the items of %s', (_, body, items) => {
  expect(itemsOf(body)).toEqual(items)
})
