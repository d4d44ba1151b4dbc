import { describe, expect, it } from 'vitest'
import { renderExplanation } from './render-explanation.ts'

const explanation = {
  kind: 'rule',
  name: 'one-vm-per-order',
  meaning: 'One order never has two live VMs.',
  details: ['Broken where: one order has two'],
  why: ['The second one earns nothing.'],
  reproduce: 'vmharness selftest creation-answer-cut --quirk repeats-lost-creation',
  source: 'docs/rules.md',
} as const

describe('an explanation', () => {
  it('is told in words of its language', () => {
    expect(renderExplanation(explanation, 'en', 100)).toBe(`one-vm-per-order (rule)
One order never has two live VMs.
- Broken where: one order has two

Why it matters:
  The second one earns nothing.
How to see it:
  vmharness selftest creation-answer-cut --quirk repeats-lost-creation
Source:
  docs/rules.md
`)
    const russian = renderExplanation(explanation, 'ru', 100)
    expect(russian).toContain('one-vm-per-order (правило)')
    expect(russian).toContain('Почему это важно:')
  })

  it('leaves out a command that there is not', () => {
    const { reproduce: _, ...rest } = explanation
    expect(renderExplanation(rest, 'en', 100)).not.toContain('How to see it')
  })

  it('keeps to the width, but for what is copied', () => {
    const lines = renderExplanation(explanation, 'en', 30).split('\n')
    expect(lines.filter((line) => line.length > 30)).toEqual([`  ${explanation.reproduce}`])
  })
})
