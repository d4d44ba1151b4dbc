import { configDefaults, type ViteUserConfigFnObject } from 'vitest/config'

/** Tests that take long, or need containers or a browser: `npm run test:full` (mode `full`) runs these and no others. */
const full = '**/*.full.test.ts'

const config: ViteUserConfigFnObject = ({ mode }) => ({
  test: {
    // A net for what hangs; how fast things are is measured in bench/.
    testTimeout: 60_000,
    include: [
      mode === 'full' ? full : '{contracts,simulators,scenarios,reports,cli,testing,tools,test}/**/*.test.ts',
    ],
    exclude: mode === 'full' ? configDefaults.exclude : [...configDefaults.exclude, full],
    pool: 'threads',
    // No test touches what others share, so that the files of one worker load each module once.
    isolate: false,
    // The long ones start programs and containers, which take the other core.
    maxWorkers: mode === 'full' ? 1 : '100%',
    setupFiles: ['test/setup.ts'],
    // Containers are stopped by the tests that start them, and nothing is told to anybody.
    env: { TESTCONTAINERS_RYUK_DISABLED: 'true', PACT_DO_NOT_TRACK: '1', SCARF_ANALYTICS: 'false' },
  },
})

export default config
