import fc from 'fast-check'
import { expect, it } from 'vitest'
import { stringify } from 'yaml'
import { isRecord } from '../../contracts/vmmanager/is-record.ts'
import { actionNames } from '../language/expected-actions.ts'
import { parseScenario } from '../language/parse-scenario.ts'
import { findScenarioFiles } from './find-scenario-files.ts'
import { loadScenarios } from './load-scenario.ts'

type Path = readonly (string | number)[]

/** A name in a scenario, and how it reads with another in its place. */
interface Name {
  readonly path: Path
  readonly with: (other: string) => unknown
}

/** Keys under which names of orders, rules, faults and clients stand, alone or in a list. */
const keysOfNames = new Set([
  'of',
  'order',
  'findings',
  'disarm',
  'accounts',
  'administrators',
  'members',
  'catches',
])
const capture = /\$\{[\w-]+\.[\w-]+\}/

/** Every name of the scenario: of orders, rules, faults, clients, and each half of a capture. */
function namesIn(value: unknown, path: Path = []): readonly Name[] {
  if (typeof value === 'string') {
    const key = path.findLast((part) => typeof part === 'string')
    if (keysOfNames.has(String(key))) return [{ path, with: (other) => other }]
    if (!capture.test(value)) return []
    return [
      { path, with: (other) => value.replace(/\$\{[\w-]+\./, `\${${other}.`) },
      { path, with: (other) => value.replace(/\.[\w-]+\}/, `.${other}}`) },
    ]
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => namesIn(item, [...path, index]))
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([key, held]) => namesIn(held, [...path, key]))
}

function replaced(value: unknown, [first, ...rest]: Path, other: unknown): unknown {
  if (first === undefined) return other
  if (Array.isArray(value))
    return value.map((item, index) => (index === first ? replaced(item, rest, other) : item))
  const mapping = value as Readonly<Record<string, unknown>>
  return { ...mapping, [first]: replaced(mapping[first], rest, other) }
}

/** The same scenario, in which each step that speaks of all orders names them, and expects a rule to be broken. */
function outspoken(scenario: { readonly steps: readonly unknown[]; readonly expect: object }): unknown {
  const prefixes = new Set<string>()
  const steps = scenario.steps.map((step) => {
    const [[key, said] = ['', undefined]] = Object.entries(step as object) as [string, unknown][]
    if (key === 'order') prefixes.add((said as { readonly as?: string }).as ?? 'order')
    const isOfAll = Object.hasOwn(actionNames, key) && isRecord(said) && !('of' in said)
    return isOfAll ? { [key]: { ...said, of: [...prefixes] } } : step
  })
  return { ...scenario, steps, expect: { ...scenario.expect, findings: ['no-orphan-vm'] } }
}

it('refuses every shipped scenario in which any one name is replaced by one that does not exist', async () => {
  const shipped = await loadScenarios(await findScenarioFiles([]))
  const named = shipped.flatMap(({ name, scenario }) => {
    const whole = outspoken(scenario)
    return namesIn(whole).map((place) => ({ name, whole, place }))
  })
  expect(named.length).toBeGreaterThan(150)
  const unknown = fc.stringMatching(/^[a-z][a-z-]{0,14}$/).map((word) => `${word}-unknown`)
  fc.assert(
    fc.property(fc.constantFrom(...named), unknown, ({ whole, place }, other) => {
      const text = stringify(whole)
      expect(() => parseScenario(text, 'a.yaml')).not.toThrow()
      const bad = stringify(replaced(whole, place.path, place.with(other)))
      expect(() => parseScenario(bad, 'a.yaml')).toThrow(
        expect.objectContaining({
          code: 'VMH_SCENARIO_INVALID',
          place: { file: 'a.yaml', line: expect.any(Number) as number, column: expect.any(Number) as number },
        }),
      )
    }),
    { numRuns: 300 },
  )
})
