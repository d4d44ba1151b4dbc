import type { BillmanagerSettings } from '../billmanager-settings.ts'

/** A date as lists have it: `2026-01-31` (UTC). */
export function dateText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

/** Until when a service is paid for, in ms since 1970; one that was paid for at once never ends: the year is 2100. */
export function paidUntil(
  { billing, beginsAtMs }: Pick<BillmanagerSettings, 'billing' | 'beginsAtMs'>,
  orderedAtMs: number,
  periods: number,
): number {
  const date = new Date(beginsAtMs + orderedAtMs)
  if (billing === 'once') return Date.UTC(2100, 0, 1)
  if (billing === 'daily') return date.setUTCDate(date.getUTCDate() + periods)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + periods)
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  return date.setUTCDate(Math.min(day, lastDay))
}
