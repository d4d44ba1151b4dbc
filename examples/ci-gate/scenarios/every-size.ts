import { defineScenario } from 'vmmanager-harness/scenarios'

const sizes = ['small', 'medium', 'large'] as const

export default defineScenario({
  title: 'A machine of each size',
  purpose: 'No tariff is forgotten.',
  steps: sizes.map((tariff) => ({ order: { tariff } })),
  expect: { orders: { active: sizes.length } },
})
