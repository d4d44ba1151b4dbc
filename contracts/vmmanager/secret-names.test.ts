import { expect, test } from 'vitest'
import { secretNames } from './secret-names.ts'

test('passwords, sessions, keys of them and licences are secret, and nothing else', () => {
  expect([...secretNames].toSorted()).toEqual([
    'key',
    'old_password',
    'password',
    'private_key',
    'product_key',
    'session',
    'signature',
    'token',
    'vnc_pass',
  ])
})
