import { describe, expect, it } from 'vitest'
import { dateText, paidUntil } from './dates.ts'

const until = (billing: 'monthly' | 'daily' | 'once', from: string, periods: number): string =>
  dateText(paidUntil({ billing, beginsAtMs: Date.parse(from) }, 0, periods))

describe('what a service is paid for until', () => {
  it.each([
    ['monthly', '2026-01-15', 0, '2026-01-15'],
    ['monthly', '2026-01-15', 1, '2026-02-15'],
    ['monthly', '2026-01-31', 1, '2026-02-28'],
    ['monthly', '2026-01-31', 2, '2026-03-31'],
    ['monthly', '2023-12-31', 2, '2024-02-29'],
    ['daily', '2026-02-28', 1, '2026-03-01'],
    ['once', '2026-02-28', 1, '2100-01-01'],
  ] as const)('%s from %s for %s periods is %s', (billing, from, periods, end) => {
    expect(until(billing, from, periods)).toBe(end)
  })

  it('is counted from the order', () => {
    const settings = { billing: 'daily', beginsAtMs: Date.parse('2026-01-01') } as const
    expect(dateText(paidUntil(settings, 86_400_000, 1))).toBe('2026-01-03')
  })
})
