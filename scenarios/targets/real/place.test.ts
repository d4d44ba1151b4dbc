import { expect, it } from 'vitest'
import { placeOf } from './place.ts'

it.each([
  [
    'https://vm.example.com',
    'https://VM.Example.com/',
    'https://vm.example.com:443',
    'https://vm.example.com.//',
  ],
  ['http://localhost:8080', 'http://127.0.0.1:8080', 'http://[::1]:8080/', 'http://LOCALHOST:8080'],
  ['http://vm.example.com/panel', 'http://vm.example.com:80/panel/'],
])('is the same, however it is spelled: %s', (...urls) => {
  expect(new Set(urls.map(placeOf)).size).toBe(1)
})

it.each([
  ['another port', 'https://vm.example.com', 'https://vm.example.com:8443'],
  ['another protocol', 'https://vm.example.com:80', 'http://vm.example.com'],
  ['another path, whose case counts', 'https://vm.example.com/a', 'https://vm.example.com/A'],
  ['another host', 'https://vm.example.com', 'https://vm2.example.com'],
])('is another with %s', (_, one, other) => {
  expect(placeOf(one)).not.toBe(placeOf(other))
})

it('is as it stands where it is no address', () => {
  expect(placeOf('somewhere')).toBe('somewhere')
})
