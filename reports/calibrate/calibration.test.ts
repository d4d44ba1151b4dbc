import { describe, expect, it } from 'vitest'
import { messages } from '../i18n/messages.ts'
import type { Calibration } from '../../scenarios/calibrate/calibrate.ts'
import { measureNames } from '../../scenarios/calibrate/measures.ts'
import type { MeasureFit } from '../../scenarios/calibrate/compare-samples.ts'
import { noSamples } from '../../scenarios/calibrate/samples.ts'
import { calibrationLines, calibrationVerdict, renderCalibration } from './render-calibration.ts'
import { spanProfile } from '../../scenarios/calibrate/spans.ts'

const fits: MeasureFit = {
  measure: 'creation',
  verdict: 'fits',
  counts: [50, 200],
  test: { distance: 0.061, pValue: 0.912, p50Ms: [83_000, 82_000], p90Ms: [123_000, 126_000] },
}
const differs: MeasureFit = {
  measure: 'read',
  verdict: 'differs',
  counts: [500, 2000],
  test: { distance: 0.4, pValue: 0.000_01, p50Ms: [14, 28], p90Ms: [20, 40] },
}
const tooFew: MeasureFit = { measure: 'delete', verdict: 'too-few', counts: [2, 0] }

const installation = spanProfile([{ from: 60_000, to: 120_000, share: 1 }], {
  samples: 50,
  evidence: 'split',
  note: 'rest',
})

function calibration(changes: Partial<Calibration> = {}): Calibration {
  return {
    pool: { samples: noSamples(), platforms: [], exchanges: [], tellsTimes: true, failed: 0, unended: 0 },
    made: {
      name: 'staging',
      dialect: '2024.03',
      from: [
        { file: 'a.ndjson', sha256: '00', orders: 40 },
        { file: 'b.ndjson', sha256: '01', orders: 10 },
      ],
      durations: { osInstall: installation },
      leftOut: { delete: { why: 'too-few', samples: 2 }, queued: { why: 'rare-looks', samples: 50 } },
    },
    profile: { name: 'staging', digest: '', source: '', dialect: '2024.03', durations: {}, latencies: {} },
    fits: [fits, tooFew],
    ...changes,
  }
}

const held = calibration({
  profile: {
    name: 'old',
    digest: '0123456789ab',
    source: 'old.yaml',
    dialect: '2023',
    durations: {},
    latencies: {},
  },
})

describe('a calibration for people', () => {
  it('tells what the traces tell, how the twin fits, and the verdict last', () => {
    expect(renderCalibration(calibration(), 'en').split('\n')).toEqual([
      'Profile staging, dialect 2024.03. Files: 2, orders: 50',
      '',
      'what takes time  samples       p50       p90       p99                          evidence',
      'waiting               50                                default: looks lie too far apart',
      'installation          50  1 m 30 s  1 m 54 s  1 m 59 s                             split',
      'deletion               2                                        default: too few samples',
      '',
      'how the twin fits  traces  twin     D      p                  p50                  p90  verdict',
      'creation runs          50   200  0.06  0.912  1 m 23 s / 1 m 22 s  2 m 03 s / 2 m 06 s     fits',
      'deletion                2     0                                                         too few',
      '',
      'The twin fits. Alike: 1, too few samples: 1',
      '',
    ])
  })

  it('speaks Russian', () => {
    const text = renderCalibration(calibration(), 'ru')
    expect(text).toContain('Профиль staging, диалект 2024.03. Файлов: 2, заказов: 50')
    expect(text).toContain('по умолчанию: опрос слишком редкий')
    expect(text.trimEnd().split('\n').at(-1)).toBe('Двойник похож. Совпало: 1, мало замеров: 1')
  })

  it('tells how many tasks had no good end, where there are such', () => {
    const { pool } = calibration()
    const text = renderCalibration(calibration({ pool: { ...pool, failed: 3, unended: 4 } }), 'en')
    expect(text.split('\n')[1]).toMatch(/left out: 3; .*: 4$/)
  })

  it('tells of a profile that is held against traces, without a table of what the traces tell', () => {
    const [first, , head] = renderCalibration(held, 'en').split('\n')
    expect(first).toBe('Profile old (0123456789ab), dialect 2023. Held against files: 2, orders: 50')
    expect(head).toMatch(/^how the twin fits/)
  })

  it('has a word for everything, in each language', () => {
    for (const { calibration } of Object.values(messages)) {
      const { measures, spans, verdicts } = calibration
      expect(Object.keys(measures)).toEqual([...measureNames])
      const words = [...Object.values(measures), ...Object.values(spans), ...Object.values(verdicts)]
      expect(words.every((word) => word.length > 2)).toBe(true)
    }
  })
})

describe('the verdict', () => {
  it.each([
    [
      'differs where one measure does',
      [fits, differs, tooFew],
      { verdict: 'differs', fits: 1, differs: 1, tooFew: 1 },
    ],
    ['fits where none does', [fits, tooFew], { verdict: 'fits', fits: 1, differs: 0, tooFew: 1 }],
    [
      'is none where nothing could be tested',
      [tooFew],
      { verdict: 'too-few', fits: 0, differs: 0, tooFew: 1 },
    ],
    ['is none of nothing', [], { verdict: 'too-few', fits: 0, differs: 0, tooFew: 0 }],
  ])('%s', (_, measures, verdict) => {
    expect(calibrationVerdict(measures)).toEqual(verdict)
  })

  it('is the last line, whatever it is', () => {
    const last = (some: readonly MeasureFit[]) =>
      renderCalibration(calibration({ fits: some }), 'en')
        .trimEnd()
        .split('\n')
        .at(-1)
    expect(last([differs])).toBe('The twin differs. Different: 1, alike: 0, too few samples: 0')
    expect(last([tooFew])).toBe('Whether the twin fits cannot be said. Too few samples: 1')
    expect(renderCalibration(calibration({ fits: [differs] }), 'en')).toContain('< 0.001')
  })
})

describe('a calibration for programs', () => {
  const lines = (some: Calibration) =>
    calibrationLines(some)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)

  it('is a line for each span, each measure, and the verdict', () => {
    expect(lines(calibration()).map(({ type, name, measure }) => [type, name ?? measure])).toEqual([
      ['span', 'queued'],
      ['span', 'osInstall'],
      ['span', 'delete'],
      ['measure', 'creation'],
      ['measure', 'delete'],
      ['verdict', undefined],
    ])
    expect(lines(calibration()).at(-1)).toMatchObject({
      verdict: 'fits',
      profile: 'staging',
      dialect: '2024.03',
    })
  })

  it('names the profile that is held against traces by its digest', () => {
    expect(lines(held).at(-1)).toMatchObject({ profile: 'old', digest: '0123456789ab', dialect: '2023' })
    expect(lines(held).map(({ type }) => type)).not.toContain('span')
  })
})
