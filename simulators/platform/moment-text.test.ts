import { describe, expect, it } from 'vitest'
import { momentText } from './moment-text.ts'

describe('momentText', () => {
  it.each([
    [Date.UTC(2024, 0, 1), '00:00_20240101'],
    [Date.UTC(2024, 11, 31, 23, 59, 59, 999), '23:59_20241231'],
    [Date.UTC(2026, 1, 3, 4, 5), '04:05_20260203'],
  ])('tells %i to the minute, in universal time', (ms, text) => {
    expect(momentText(ms)).toBe(text)
  })
})
