import { describe, expect, it } from 'vitest'
import { shippedFixtures } from './shipped-fixtures.ts'
import { type ClusterFixture, fixtureProblem } from './world-fixture.ts'

const cluster: ClusterFixture = {
  name: 'kvm',
  nodes: 2,
  node: { hostLimit: 5 },
  pools: [{ name: 'main', addresses: 10 }],
  machines: 10,
}
const problem = (change: Partial<ClusterFixture>): string | undefined =>
  fixtureProblem({ title: 't', clusters: [{ ...cluster, ...change }] })

describe('a fixture', () => {
  it('that is just large enough has no problem, as those that are shipped', () => {
    expect(problem({})).toBeUndefined()
    for (const fixture of Object.values(shippedFixtures)) expect(fixtureProblem(fixture)).toBeUndefined()
  })

  it.each<[Partial<ClusterFixture>, string]>([
    [
      { pools: [{ name: 'main', addresses: 200_000 }] },
      'the pools have 200000 addresses, and 131072 is the most',
    ],
    [{ pools: [{ name: 'main', addresses: 9 }] }, 'cluster kvm has 10 machines and 9 addresses'],
    [{ nodes: 0 }, 'cluster kvm has 10 machines and no node'],
    [{ templates: [] }, 'cluster kvm has 10 machines and no template'],
    [{ templates: ['Plan9'] }, 'cluster kvm names a template that does not exist: Plan9'],
    [
      { machines: 11, pools: [{ name: 'main', addresses: 99 }] },
      'cluster kvm puts 6 machines on a node that bears 5',
    ],
  ])('with %j says: %s', (change, words) => {
    expect(problem(change)).toBe(words)
  })
})
