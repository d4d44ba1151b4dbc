import type { ViteUserConfig } from 'vitest/config'

const config: ViteUserConfig = {
  test: {
    // A net for what hangs; how fast things are is measured in bench/.
    testTimeout: 60_000,
    include: ['{contracts,simulators,scenarios,reports,cli,testing,tools,test}/**/*.test.ts'],
    pool: 'threads',
    // No test touches what others share, so that the files of one worker load each module once.
    isolate: false,
    // Containers are stopped by the tests that start them, and nothing is told to anybody.
    env: { TESTCONTAINERS_RYUK_DISABLED: 'true', PACT_DO_NOT_TRACK: '1', SCARF_ANALYTICS: 'false' },
  },
}

export default config
