import { describe, expect, it } from 'vitest'
import { parseProfile } from '../profile/load-profile.ts'
import type { ProfileFile } from '../profile/profile-file.ts'
import { profileText } from './profile-text.ts'
import { profileFit } from './fit-profile.ts'
import { spanProfile } from './spans.ts'

const span = spanProfile([{ from: 10, to: 20.26, share: 1 }], {
  samples: 12,
  evidence: 'split',
  note: 'the rest: of it',
})
const profile: ProfileFile = {
  name: 'staging',
  from: [{ file: 'a "quoted" name.ndjson', sha256: 'ab'.repeat(32), orders: 3 }],
  dialect: '2024.03',
  durations: { osInstall: span },
  leftOut: { delete: { why: 'rare-looks', samples: 40 } },
  fit: profileFit([
    {
      measure: 'creation',
      verdict: 'fits',
      counts: [12, 200],
      test: { distance: 0.123_456, pValue: 0.98, p50Ms: [1, 2], p90Ms: [3, 4] },
    },
    { measure: 'disk', verdict: 'too-few', counts: [3, 0] },
  ]),
}

describe('the file of a profile', () => {
  it('can be read back, and says the same', () => {
    expect(parseProfile(profileText(profile), 'p.yaml')).toMatchObject({
      name: 'staging',
      dialect: '2024.03',
      durations: { osInstall: { kind: 'empirical', quantilesMs: Object.values(span.quantilesMs) } },
    })
  })

  it('is made for people: a schema for editors, and a row for each distribution', () => {
    const lines = profileText(profile).split('\n')
    expect(lines[0]).toBe(
      '# yaml-language-server: $schema=node_modules/vmmanager-harness/scenarios/profile/generated/profile.schema.json',
    )
    expect(lines.filter((line) => line.includes('p0: 10, p1: 10.1, '))).toHaveLength(1)
    expect(lines.filter((line) => line.includes('p95: 19.7, p99: 20.2, p100: 20.3 }'))).toHaveLength(1)
  })

  it('says what came of the comparison in a few digits', () => {
    const text = profileText(profile)
    expect(text).toContain('distance: 0.1235\n')
    expect(text).toMatch(/disk:\n {4}verdict: too-few\n {4}traces: 3\n {4}twin: 0\n/)
  })

  it('is the same for the same profile', () => {
    expect(profileText(profile)).toBe(profileText(structuredClone(profile)))
  })
})
