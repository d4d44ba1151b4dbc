import { describe, expect, it } from 'vitest'
import { type CountProgress, createCountProgress } from './count-progress.ts'

const erase = '\r\u001B[K'

/** What is written while something counts to 25. */
function shown(
  style: { readonly isTTY?: boolean; readonly isQuiet?: boolean },
  act: (progress: CountProgress) => void,
): string {
  let text = ''
  const { isTTY = false, isQuiet = false } = style
  const stderr = { isTTY, write: (piece: string) => void (text += piece) }
  act(createCountProgress(stderr, { what: 'cells', perLine: 10, isQuiet }))
  return text
}

const toTwentyFive = (progress: CountProgress): void => {
  for (let count = 0; count <= 25; count++) progress.see(count, 25)
  progress.finish()
}

describe('progress that counts', () => {
  it('is a line for every so many in a log, and none for the beginning', () => {
    expect(shown({}, toTwentyFive)).toBe('10 of 25 cells\n20 of 25 cells\n')
  })

  it('stays on one line of a terminal, and goes away in the end, once', () => {
    const text = shown({ isTTY: true }, (progress) => {
      toTwentyFive(progress)
      progress.finish()
    })
    expect(text).not.toContain('\n')
    expect(text.split(erase)).toHaveLength(28)
    expect(text.endsWith(`25 of 25 cells${erase}`)).toBe(true)
  })

  it('writes nothing where nothing was counted', () => {
    expect(shown({ isTTY: true }, (progress) => progress.finish())).toBe('')
  })

  it.each([true, false])('is quiet where it has to be, on a terminal: %s', (isTTY) => {
    expect(shown({ isTTY, isQuiet: true }, toTwentyFive)).toBe('')
  })

  it('says how far it has come, even where it shows nothing and nobody knows of how many', () => {
    shown({ isQuiet: true }, (progress) => {
      expect(progress.words()).toBe('0 cells')
      progress.see(3, undefined)
      expect(progress.words()).toBe('3 cells')
      progress.see(4, 9)
      expect(progress.words()).toBe('4 of 9 cells')
    })
  })
})
