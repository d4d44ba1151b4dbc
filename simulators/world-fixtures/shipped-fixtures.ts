import shipped from './generated/world-fixtures.json' with { type: 'json' }
import type { WorldFixture } from './world-fixture.ts'

/** Names of the shipped fixtures. */
export type FixtureName = 'small' | 'large' | 'exhausted' | 'multi-cluster'

/** The fixtures that come with the harness, by name. */
export const shippedFixtures: Readonly<Record<FixtureName, WorldFixture>> = shipped
