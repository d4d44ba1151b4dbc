import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import { createPaint } from './paint.ts'

const tones = ['good', 'bad', 'doubt', 'warning', 'strong', 'faint'] as const

describe('createPaint', () => {
  test.each(tones)('colours %s and ends the colour', (tone) => {
    const painted = createPaint(true)(tone, 'text')
    expect(painted.split('\u001B[').map((part) => part.replace(/^\d+m/, ''))).toEqual(['', 'text', ''])
    expect(stripVTControlCharacters(painted)).toBe('text')
  })

  test('gives each tone a look of its own', () => {
    expect(new Set(tones.map((tone) => createPaint(true)(tone, 'x'))).size).toBe(tones.length)
  })

  test.each(tones)('leaves %s as it is without colour', (tone) => {
    expect(createPaint(false)(tone, 'text')).toBe('text')
  })
})
