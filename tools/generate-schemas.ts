import { fileURLToPath } from 'node:url'
import { createGenerator } from 'ts-json-schema-generator'
import { editorSchema } from './editor-schema.ts'

/** A published schema: which type it is made from, and where it is kept. Paths count from the repository. */
interface PublishedSchema {
  readonly type: string
  readonly source: string
  readonly target: string
  readonly id: string
  readonly title: string
  /** Where the schema for editors is kept, which lets variables stand in the place of values. */
  readonly editor?: string
}

const publishedSchemas: readonly PublishedSchema[] = [
  {
    type: 'Scenario',
    source: 'scenarios/language/scenario.ts',
    target: 'scenarios/language/generated/scenario.schema.json',
    editor: 'scenarios/language/generated/scenario.editor.schema.json',
    id: 'urn:vmmanager-harness:scenario',
    title: 'Scenario of vmmanager-harness',
  },
  {
    type: 'WorldFixture',
    source: 'simulators/world-fixtures/world-fixture.ts',
    target: 'simulators/world-fixtures/generated/world-fixture.schema.json',
    id: 'urn:vmmanager-harness:world-fixture',
    title: 'World fixture of vmmanager-harness',
  },
  {
    type: 'JsonReport',
    source: 'reports/json/json-report.ts',
    target: 'reports/json/generated/report.schema.json',
    id: 'urn:vmmanager-harness:report:1',
    title: 'JSON report of vmmanager-harness',
  },
  {
    type: 'TraceEvent',
    source: 'contracts/trace/trace-event.ts',
    target: 'contracts/trace/generated/trace-event.schema.json',
    id: 'urn:vmmanager-harness:trace-event:1',
    title: 'Event in a trace of vmmanager-harness',
  },
  {
    type: 'ControlBodies',
    source: 'simulators/worlds/control/check-body.ts',
    target: 'simulators/worlds/control/generated/control-bodies.schema.json',
    id: 'urn:vmmanager-harness:control-bodies:1',
    title: 'Bodies of the control API of vmmanager-harness',
  },
  {
    type: 'ConfigFile',
    source: 'scenarios/targets/real/config-file.ts',
    target: 'scenarios/targets/real/generated/config.schema.json',
    id: 'urn:vmmanager-harness:config',
    title: 'Configuration of vmmanager-harness',
  },
  {
    type: 'ProfileFile',
    source: 'scenarios/profile/profile-file.ts',
    target: 'scenarios/profile/generated/profile.schema.json',
    id: 'urn:vmmanager-harness:profile:1',
    title: 'Profile of vmmanager-harness',
  },
]

/**
 * Makes every published JSON Schema (draft-07) from the TypeScript type that it describes; descriptions and
 * bounds come from TSDoc. Returns file contents by path in the repository and writes nothing.
 */
export function generateSchemas(): ReadonlyMap<string, string> {
  return new Map(
    publishedSchemas.flatMap((published): readonly (readonly [string, string])[] => {
      const { target, editor } = published
      const schema = generate(published)
      const strict = [target, `${JSON.stringify(schema, null, 2)}\n`] as const
      return editor === undefined ? [strict] : [strict, [editor, `${JSON.stringify(editorSchema(schema))}\n`]]
    }),
  )
}

function generate({ type, source, id, title }: PublishedSchema): Readonly<Record<string, unknown>> {
  const generator = createGenerator({
    path: absolute(source),
    tsconfig: absolute('tsconfig.json'),
    type,
    topRef: false,
    additionalProperties: false,
    skipTypeCheck: true,
  })
  const { $schema, ...body } = generator.createSchema(type)
  return { $schema, $id: id, title, ...body }
}

function absolute(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url))
}
