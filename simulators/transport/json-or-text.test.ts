import { expect, it } from 'vitest'
import { jsonOrText } from './json-or-text.ts'

it.each([
  ['{"list":[]}', { list: [] }],
  ['null', null],
  ['"quoted"', 'quoted'],
  ['<html>', '<html>'],
  ['{"list":[', '{"list":['],
  ['', ''],
])('a body of %j is kept as %j', (text, kept) => {
  expect(jsonOrText(text)).toEqual(kept)
})
