import { describe, expect, it } from 'vitest'
import { readResult } from './read-result.ts'
import type { SeenInteraction } from './verified-interaction.ts'

const interaction = {
  consumer: 'c',
  description: 'all machines',
  providerStates: ['a machine runs'],
  pending: false,
  result: 'OK',
}

const broken = {
  ...interaction,
  result: 'Error',
  mismatch: {
    mismatches: [
      { type: 'BodyMismatch', path: '$.list[1].id', mismatch: 'Expected 7 to be a text' },
      { type: 'HeaderMismatch', key: 'Content-Type', mismatch: 'Expected another' },
      { type: 'StatusMismatch', mismatch: 'Expected 200' },
      { type: 'BodyTypeMismatch', mismatch: 'Expected JSON' },
      { type: 'StatusMismatch', mismatch: 'Expected 200' },
    ],
  },
}

function read(told: object, seen: Partial<SeenInteraction> = {}, isSimulated = true) {
  const text = JSON.stringify({ interactionResults: [told], result: false })
  return readResult(text, [{ states: ['a machine runs'], ...seen }], isSimulated)[0]
}

describe('the result of an interaction', () => {
  it('is told with its consumer and its states', () => {
    expect(read(interaction)).toEqual({
      consumer: 'c',
      description: 'all machines',
      given: ['a machine runs'],
      outcome: 'verified',
      problems: [],
    })
  })

  it('names the part and the field of each mismatch, once and in order', () => {
    expect(read(broken)).toMatchObject({
      outcome: 'broken',
      problems: [
        'body $.list[1].id: Expected 7 to be a text',
        'body type: Expected JSON',
        'header Content-Type: Expected another',
        'status: Expected 200',
      ],
    })
  })

  it('tells why no response could be compared', () => {
    const told = { ...interaction, result: 'Error', mismatch: { message: 'connection refused' } }
    expect(read(told)).toMatchObject({ outcome: 'broken', problems: ['connection refused'] })
  })

  it('shows no token', () => {
    const mismatch = "Expected '5-0f8fad5b-d9cb-469f-a165-70867728950e' to be a number"
    const told = { ...broken, mismatch: { mismatches: [{ type: 'BodyMismatch', path: '$', mismatch }] } }
    expect(read(told)?.problems).toEqual(["body $: Expected '[redacted]' to be a number"])
  })

  it.each([interaction, broken])(
    'is skipped where nobody could bring about a state, whatever Pact says',
    (told) => {
      expect(read(told, { unsettable: 'why' })).toMatchObject({ outcome: 'skipped', problems: ['why'] })
    },
  )

  it('is broken where a simulated VMmanager fails to come into a state, and skipped where a real one does', () => {
    expect(read(interaction, { failed: 'why' })).toMatchObject({ outcome: 'broken', problems: ['why'] })
    expect(read(interaction, { failed: 'why' }, false)).toMatchObject({
      outcome: 'skipped',
      problems: ['why'],
    })
  })

  it('is skipped where its pact calls it pending and it is broken', () => {
    expect(read({ ...broken, pending: true })).toMatchObject({
      outcome: 'skipped',
      problems: expect.arrayContaining(['its pact calls it pending', 'status: Expected 200']),
    })
    expect(read({ ...interaction, pending: true })).toMatchObject({ outcome: 'verified' })
  })
})

describe('a result that tells of other interactions than were seen', () => {
  it.each([
    ['other states', [{ states: ['a machine is gone'] }]],
    ['fewer interactions', []],
  ])('is refused: %s', (_, seen) => {
    const text = JSON.stringify({ interactionResults: [interaction], result: true })
    expect(() => readResult(text, seen, true)).toThrow('"all machines" were not asked for')
  })
})

describe('a pact that could not be loaded', () => {
  it('ends all, without the colours that Pact writes in', () => {
    const message = '\u001B[31mno answer of the broker\u001B[0m'
    const errors = [{ interaction: 'Failed to load pact', mismatch: { message } }]
    const text = JSON.stringify({ errors, interactionResults: [], result: false })
    expect(() => readResult(text, [], true)).toThrow('Pact could not verify: no answer of the broker')
  })
})
