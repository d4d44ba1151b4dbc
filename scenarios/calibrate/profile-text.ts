import { Document, isMap, isScalar, visit } from 'yaml'
import type { ProfileFile } from '../profile/profile-file.ts'

const schema = 'node_modules/vmmanager-harness/scenarios/profile/generated/profile.schema.json'

/** A profile as a file that people and editors can read; the same profile gives the same bytes. */
export function profileText(profile: ProfileFile): string {
  const document = new Document(profile)
  visit(document, {
    Pair: (_, { key, value }) => {
      const isRow = isScalar(key) && key.value === 'quantilesMs'
      if (isRow && isMap(value)) value.flow = true
    },
  })
  document.commentBefore = ` yaml-language-server: $schema=${schema}
 Made by \`vmharness calibrate\`; docs/calibrate.md of vmmanager-harness explains every key.`
  return document.toString({ lineWidth: 0, flowCollectionPadding: true })
}
