import { basename, dirname } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { findScenarioFiles } from './find-scenario-files.ts'
import { type LoadedScenario, loadScenarios } from './load-scenario.ts'

let shipped: readonly LoadedScenario[]

beforeAll(async () => {
  shipped = await loadScenarios(await findScenarioFiles([]))
})

/** Names of those of which it is not true. */
function failing(isFine: (loaded: LoadedScenario) => boolean): readonly string[] {
  return shipped.filter((loaded) => !isFine(loaded)).map(({ name }) => name)
}

describe('each shipped scenario', () => {
  it('has a name of its own', () => {
    expect(shipped.length).toBeGreaterThan(20)
    expect(new Set(shipped.map(({ name }) => name)).size).toBe(shipped.length)
  })

  it('is told in English: a title of one line and a purpose of whole sentences', () => {
    const isEnglish = (text: string): boolean => !/[а-яё]/i.test(text)
    expect(
      failing(({ scenario: { title, purpose } }) => {
        const isTitle = /^[A-Z][^\n]*[^.]$/.test(title) && title.length <= 100
        return isTitle && /^[A-Z].*\.$/s.test(purpose) && isEnglish(title + purpose)
      }),
    ).toEqual([])
  })

  it('is told in Russian as well', () => {
    expect(
      failing(({ scenario: { ru } }) => {
        if (ru === undefined) return false
        const isTitle = /[а-яё]/.test(ru.title) && /[^.]$/.test(ru.title) && !ru.title.includes('\n')
        return isTitle && /[а-яё].*\.$/s.test(ru.purpose)
      }),
    ).toEqual([])
  })

  it('does not say the same of two stories', () => {
    for (const titles of [
      shipped.map(({ scenario }) => scenario.title),
      shipped.map(({ scenario }) => scenario.ru?.title),
    ])
      expect(new Set(titles).size).toBe(titles.length)
  })

  it('has tags, and a theme, which is its folder', () => {
    expect(failing(({ scenario }) => (scenario.tags ?? []).length > 0)).toEqual([])
    expect(failing(({ file }) => /^[a-z]+$/.test(basename(dirname(file))))).toEqual([])
    expect(failing(({ file }) => basename(dirname(file)) !== 'catalogue')).toEqual([])
  })

  it('is tagged as a regression where it is one', () => {
    const isRegression = ({ file }: LoadedScenario): boolean => basename(dirname(file)) === 'regressions'
    const isTagged = ({ scenario }: LoadedScenario): boolean => scenario.tags?.includes('regression') === true
    expect(failing((loaded) => isRegression(loaded) === isTagged(loaded))).toEqual([])
  })
})
