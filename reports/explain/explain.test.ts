import { beforeAll, describe, expect, it, test } from 'vitest'
import { messages } from '../i18n/messages.ts'
import { type LoadedScenario, loadScenarios } from '../../scenarios/load/load-scenario.ts'
import { findScenarioFiles } from '../../scenarios/load/find-scenario-files.ts'
import { explain, explainable, type Explanation, placeholderWords, renderExplanation } from './explain.ts'

let catalogue: readonly LoadedScenario[]

beforeAll(async () => {
  catalogue = await loadScenarios(await findScenarioFiles([]))
})

function only(name: string, language: 'en' | 'ru' = 'en'): Explanation | undefined {
  const found = explain(name, language, catalogue)
  expect(found).toHaveLength(1)
  return found[0]
}

describe('everything that can be explained', () => {
  it.each(explainable)('%s has a meaning, a reason to care and a source, in both languages', (name) => {
    for (const language of ['en', 'ru'] as const) {
      const found = explain(name, language, catalogue)
      expect(found.length).toBeGreaterThan(0)
      for (const { meaning, why, source } of found) {
        expect(meaning).toMatch(/\.$/)
        expect(why.length).toBeGreaterThan(0)
        for (const reason of why) expect(reason).toMatch(/\.$/)
        expect(source).not.toBe('')
      }
    }
  })

  it.each(explainable)('%s begins in Russian in Russian, and shows no raw place of a template', (name) => {
    for (const { meaning, details } of explain(name, 'ru', catalogue)) {
      expect(meaning.split('. ')[0]).toMatch(/[а-яё]{3}/i)
      expect([meaning, ...details].join(' ')).not.toMatch(/\{[a-z]\w*[|}]/i)
    }
  })

  it('is shown by commands that name what is there', () => {
    const commands = explainable
      .flatMap((name) => explain(name, 'en', catalogue))
      .flatMap(({ reproduce }) => (reproduce === undefined ? [] : [reproduce.split(' ')]))
    expect(new Set(commands.map(([, verb]) => verb))).toEqual(new Set(['run', 'selftest', 'simulate']))
    const stories = commands.map(([, , story = '']) => story).filter((story) => /^[a-z]/.test(story))
    const known = new Set(catalogue.map(({ name }) => name))
    expect(new Set(stories.filter((story) => !known.has(story)))).toEqual(new Set(['no-such-scenario']))
  })
})

describe('a rule', () => {
  it('is told with the ways in which it is broken, and the harm of the defects that it catches', () => {
    expect(only('resize-is-honest')).toMatchObject({
      kind: 'rule',
      meaning: `${messages.en.rules['resize-is-honest']}.`,
      details: [expect.stringContaining('pays for'), expect.stringContaining('without a reason given')],
      reproduce: expect.stringMatching(/^vmharness selftest \S+ --quirk \S+$/) as string,
      source: 'docs/rules.md#resize-is-honest',
    })
  })

  it('matters also where no quirk breaks it', () => {
    expect(only('no-secret-in-evidence')).toMatchObject({
      why: [expect.stringContaining('promise')],
      reproduce: 'vmharness run',
    })
  })

  it('is Russian in Russian', () => {
    const { meaning = '', why = [] } = only('no-orphan-vm', 'ru') ?? {}
    expect(meaning).toBe(`${messages.ru.rules['no-orphan-vm']}.`)
    for (const reason of why) expect(reason).toMatch(/[а-яё]/)
  })
})

describe('a rule that may be left undecided', () => {
  it('tells what is only noted apart from what breaks it, with its places in words', () => {
    expect(only('slo-met')?.details).toEqual([
      expect.stringMatching(
        /^Broken where: <percentile> of <phase> is <actual> over <count> orders; .*<limit>/,
      ),
      expect.stringMatching(/^Only noted where: .*<needed> may be enough$/),
    ])
    expect(only('slo-met', 'ru')?.details[1]).toMatch(/^Лишь замечено, если: .*<сколько нужно>$/)
  })
})

describe('a failure in Russian', () => {
  it('is told with what to do, in Russian', () => {
    expect(only('VMH_CALL_KEPT_BACK', 'ru')).toMatchObject({
      meaning: 'Защита не пропустила <вызов> к стенду <стенд>: <причина>.',
      details: [expect.stringMatching(/^Что делать: На настоящем стенде/)],
      source: 'docs/ru/errors.md#vmh_call_kept_back',
    })
  })

  it('says what failed without a stop and what to do in whole sentences', () => {
    for (const { what, remedy } of Object.values(messages.ru.failures)) {
      expect(what).not.toMatch(/\.$/)
      expect(remedy).toMatch(/^[А-Я].*\.$/)
    }
  })
})

describe('a fault', () => {
  it('is shown by a shipped scenario that has it, for the purpose of which it matters', () => {
    expect(only('sessions-expire')).toMatchObject({
      kind: 'fault',
      reproduce: 'vmharness run token-expires-while-polling',
      why: [expect.stringContaining('one more login')],
    })
  })

  it('is shown by the simulator, with the parameters that it needs, where no scenario has it', () => {
    expect(only('task-slow')).toMatchObject({ reproduce: 'vmharness simulate --fault "task-slow delay=10m"' })
    expect(only('task-hangs')).toMatchObject({ reproduce: 'vmharness simulate --fault task-hangs' })
  })

  it('is found where a step arms it', () => {
    const steps = [{ parallel: [[{ wait: '1s' }], [{ arm: { fault: 'task-hangs' } }]] }] as const
    const scenario = { title: 'Story', purpose: 'To hang.', steps, expect: {} }
    const [found] = explain('task-hangs', 'en', [{ name: 'hanging', scenario }])
    expect(found).toMatchObject({ reproduce: 'vmharness run hanging', why: ['To hang.'] })
  })
})

describe('a quirk', () => {
  it('is told with its harm, its rules, and the regression that catches it', () => {
    expect(only('fails-to-close-what-is-gone')).toMatchObject({
      kind: 'quirk',
      details: ['Caught by: close-is-idempotent, every-action-settles'],
      reproduce: 'vmharness selftest closed-after-outside-deletion --quirk fails-to-close-what-is-gone',
    })
  })

  it('has no command where no scenario is there to catch it', () => {
    expect(explain('does-not-wait', 'en', [])[0]).not.toHaveProperty('reproduce')
  })
})

describe('an error of VMmanager', () => {
  it('has a name and a number', () => {
    expect(only('no-free-address')).toEqual(only('3082'))
    expect(only('3082')).toMatchObject({
      kind: 'error',
      name: 'no-free-address',
      details: [expect.stringContaining('"code":3082')],
    })
  })

  it('is shown by a scenario that ends with it, else by a fault that gives it', () => {
    expect(only('os-not-available')?.reproduce).toMatch(/^vmharness run /)
    expect(only('licence-limit')?.reproduce).toBe('vmharness simulate --fault licence-reached')
    expect(only('bad-where')?.reproduce).toBe('vmharness simulate')
  })

  it('may share its name with a fault', () => {
    expect(explain('forbidden', 'en', catalogue).map(({ kind }) => kind)).toEqual(['fault', 'error'])
  })
})

describe('a failure of the harness', () => {
  it('is told with what to do, in any case of letters', () => {
    expect(only('vmh_input_missing')).toMatchObject({
      kind: 'failure',
      name: 'VMH_INPUT_MISSING',
      details: [expect.stringContaining('Check the path')],
      reproduce: 'vmharness run no-such-scenario',
    })
  })

  it('has no command where its surrounding must be broken', () => {
    expect(only('VMH_INTERNAL')).not.toHaveProperty('reproduce')
  })
})

it('knows nothing of other names', () => {
  for (const name of ['', 'toString', '42', 'VMH_', 'one-vm'])
    expect(explain(name, 'en', catalogue)).toEqual([])
})

test('places are told in words, spans without their unit', () => {
  expect(placeholderWords('{count, plural, one {# order} other {# orders}} within {limitMs}', 'en')).toBe(
    '<count> orders within <limit>',
  )
  expect(
    placeholderWords(
      '{count, plural, one {# заказ} few {# заказа} many {# заказов} other {# заказа}} за {limitMs}',
      'ru',
    ),
  ).toBe('<число> заказов за <предел>')
})

test('a place that is not known stands by its name', () => {
  expect(placeholderWords('{toString} of {x}', 'ru')).toBe('<toString> of <x>')
})

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
