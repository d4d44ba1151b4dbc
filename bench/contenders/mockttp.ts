import type { Contender } from '../contender.ts'
import { versionOf } from '../paths.ts'
import { spawnServer } from '../spawn-server.ts'

/** mockttp with one rule a job and traffic recording off. */
export const mockttp: Contender = {
  name: 'mockttp',
  version: versionOf('mockttp'),
  start: async (port) => ({
    process: await spawnServer(
      process.execPath,
      ['--import', 'tsx', 'servers/mockttp.ts', String(port)],
      port,
    ),
    headers: {},
  }),
}
