import { expect, test } from 'vitest'
import { vmmanagerErrors } from './errors.ts'

const entries = Object.entries(vmmanagerErrors)

test.each([
  ['session-invalid', 1000, 401],
  ['handler-not-found', 1106, 404],
  ['unexpected-property', 3008, 400],
  ['instance-not-found', 3080, 404],
] as const)('%s is the known code %i with status %i', (name, code, status) => {
  expect(vmmanagerErrors[name]).toMatchObject({ code, status })
})

test('the code of a closed function is known', () => {
  expect(vmmanagerErrors['function-closed'].code).toBe(3001)
})

test.each([
  ['bad-credentials', 401],
  ['malformed-json', 400],
  ['invalid-value', 400],
  ['missing-property', 400],
  ['forbidden', 403],
  ['account-exists', 409],
  ['no-free-address', 400],
  ['os-not-available', 400],
  ['asleep', 503],
  ['bad-where', 400],
  ['method-not-allowed', 405],
  ['internal-error', 500],
  ['wrong-state', 400],
  ['no-suitable-node', 400],
] as const)('%s is inferred to have status %i', (name, status) => {
  expect(vmmanagerErrors[name]).toMatchObject({ status, evidence: { level: 'inferred' } })
})

test('no two errors share a code', () => {
  const codes = entries.map(([, { code }]) => code)
  expect(new Set(codes).size).toBe(codes.length)
})

test.each(entries)('%s has words and a moment', (name, { msg, when, code, status }) => {
  expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
  expect(msg).toMatch(/^[A-Z]/)
  expect(when).toMatch(/\.$/)
  expect(Number.isInteger(code)).toBe(true)
  expect(status).toBeGreaterThanOrEqual(400)
})
