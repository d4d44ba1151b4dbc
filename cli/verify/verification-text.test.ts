import { describe, expect, it } from 'vitest'
import type { VerifiedInteraction } from '../../scenarios/verify/verified-interaction.ts'
import { figuresOf, verificationLines, verificationText } from './verification-text.ts'

const good: VerifiedInteraction = {
  consumer: 'billmanager',
  description: 'a login',
  given: ['an administrator may log in'],
  outcome: 'verified',
  problems: [],
}
const broken: VerifiedInteraction = {
  ...good,
  description: 'a stop',
  given: [],
  outcome: 'broken',
  problems: ['body $.task: gone', 'status: 500'],
}
const skipped: VerifiedInteraction = { ...good, outcome: 'skipped', problems: ['nobody knows the state'] }

describe('a verification is told', () => {
  it('to people by what was not verified, with the figures last', () => {
    expect(verificationText([good, broken, skipped, good])).toBe(
      [
        'broken billmanager: a stop',
        '  body $.task: gone',
        '  status: 500',
        'skipped billmanager: a login (given an administrator may log in)',
        '  nobody knows the state',
        'interactions: 2 verified, 1 broken, 1 skipped (4 in all)',
        '',
      ].join('\n'),
    )
  })

  it('to people by the figures alone where all is well, or nothing was there', () => {
    expect(verificationText([good])).toBe('interactions: 1 verified, 0 broken, 0 skipped (1 in all)\n')
    expect(verificationText([])).toBe('interactions: 0 verified, 0 broken, 0 skipped (0 in all)\n')
  })

  it('to programs by every interaction, with the figures last', () => {
    const lines = verificationLines([good, broken]).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      good,
      broken,
      { interactions: 2, verified: 1, broken: 1, skipped: 0 },
    ])
  })

  it('in figures', () => {
    expect(figuresOf([good, broken, skipped, good])).toEqual({
      interactions: 4,
      verified: 2,
      broken: 1,
      skipped: 1,
    })
  })
})
