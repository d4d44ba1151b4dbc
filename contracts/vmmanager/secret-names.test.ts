import { expect, test } from 'vitest'
import { secretNames } from './secret-names.ts'

test('passwords, tokens and licence keys are secret, and nothing else', () => {
  expect([...secretNames].toSorted()).toEqual(['password', 'product_key', 'token'])
})
