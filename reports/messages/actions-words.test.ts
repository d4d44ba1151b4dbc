import { describe, expect, it } from 'vitest'
import { sampleRun } from '../fixtures/sample-results.ts'
import { renderMarkdown } from '../markdown/render-markdown.ts'
import { renderTerminal } from '../terminal/render-terminal.ts'
import { actionsWords } from './actions-words.ts'
import type { ActionRecord } from '../../contracts/lifecycle/action-book.ts'

const done: ActionRecord = { action: 'stop', order: 'web', outcome: 'done', tries: 1, asked: 1, ended: 2 }
const refused: ActionRecord = {
  ...done,
  action: 'change',
  outcome: 'refused',
  reason: 'no-room',
  tries: 3,
}

describe('what has become of the actions of a run', () => {
  it('is told of each that was not done, with its reason and tries', () => {
    expect(actionsWords({ actions: [done, refused] }, 'en')).toEqual([
      '2 actions: 1 done',
      'change web: refused (no-room), 3 tries',
    ])
    expect(actionsWords({ actions: [done, refused] }, 'ru')).toEqual([
      '2 действия: выполнено 1',
      'change web: отклонено (no-room), 3 попытки',
    ])
  })

  it('is nothing where all was done, and short where much was not', () => {
    expect(actionsWords({ actions: [done] }, 'en')).toEqual([])
    expect(actionsWords({}, 'en')).toEqual([])
    const many = Array.from({ length: 10 }, () => refused)
    expect(actionsWords({ actions: many }, 'en')).toHaveLength(5)
    expect(actionsWords({ actions: many }, 'en').at(-1)).toContain('7')
  })

  it('stands in the terminal and in Markdown', () => {
    const run = sampleRun({ actions: [done, refused] })
    const context = { language: 'en', wallMs: 1 } as const
    const words = 'change web: refused (no-room), 3 tries'
    expect(renderTerminal([run], { ...context, colour: false, width: 120 })).toContain(`\n    ${words}\n`)
    expect(renderMarkdown([run], context)).toContain(words)
  })
})
