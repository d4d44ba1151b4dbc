import { existsSync } from 'node:fs'
import { Ajv } from 'ajv'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import schema from '../../simulators/world-fixtures/generated/world-fixture.schema.json' with { type: 'json' }
import { type FixtureName, shippedFixtures } from '../../simulators/world-fixtures/shipped-fixtures.ts'
import { type WorldFixture, fixtureProblem } from '../../simulators/world-fixtures/world-fixture.ts'
import { readYaml } from '../language/yaml-source.ts'
import { readInput } from './read-input.ts'

/**
 * The world fixture of that name, or that a file describes in YAML.
 *
 * @throws HarnessError VMH_INPUT_MISSING, VMH_YAML_SYNTAX or VMH_FIXTURE_INVALID
 */
export async function loadFixture(nameOrFile: string): Promise<WorldFixture> {
  if (Object.hasOwn(shippedFixtures, nameOrFile)) return shippedFixtures[nameOrFile as FixtureName]
  if (!existsSync(nameOrFile)) {
    const problem = `there is no such file, and the shipped worlds are ${Object.keys(shippedFixtures).join(', ')}`
    throw new HarnessError('VMH_INPUT_MISSING', { path: nameOrFile, problem })
  }
  const { value, placeOf } = readYaml(await readInput(nameOrFile), nameOrFile)
  const validate = new Ajv().compile<WorldFixture>(schema)
  if (!validate(value)) {
    const [error] = validate.errors ?? []
    const path = (error?.instancePath ?? '').split('/').slice(1)
    const problem = `${error?.instancePath ?? ''} ${error?.message ?? 'does not fit'}`.trim()
    const place = placeOf({ path: path.map((key) => (/^\d+$/.test(key) ? Number(key) : key)), at: 'value' })
    throw new HarnessError('VMH_FIXTURE_INVALID', { problem }, { place })
  }
  const problem = fixtureProblem(value)
  if (problem !== undefined)
    throw new HarnessError('VMH_FIXTURE_INVALID', { problem }, { place: { file: nameOrFile } })
  return value
}
