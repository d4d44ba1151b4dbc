import type { ViteUserConfig } from 'vitest/config'

const config: ViteUserConfig = {
  test: {
    include: ['{contracts,simulators,scenarios,reports,cli,tools,test}/**/*.test.ts'],
    pool: 'threads',
  },
}

export default config
