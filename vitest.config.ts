import type { ViteUserConfig } from 'vitest/config'

const config: ViteUserConfig = {
  test: {
    // A net for what hangs; how fast things are is measured in bench/.
    testTimeout: 60_000,
    include: ['{contracts,simulators,scenarios,reports,cli,testing,tools,test}/**/*.test.ts'],
    pool: 'threads',
  },
}

export default config
