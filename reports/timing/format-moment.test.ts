import { expect, test } from 'vitest'
import { formatMoment } from './format-moment.ts'

test.each([
  [0, '0:00.000'],
  [12_345, '0:12.345'],
  [59_999.6, '1:00.000'],
  [61_005, '1:01.005'],
  [3_723_456, '1:02:03.456'],
  [90_000_000, '25:00:00.000'],
])('%d ms into the run is %s', (atMs, text) => {
  expect(formatMoment(atMs)).toBe(text)
})
