import type { Contender } from '../contender.ts'
import { spawnServer } from '../spawn-server.ts'

/** Bare node:http that answers the same bytes: what no simulator on Node can beat. */
export const control: Contender = {
  name: 'control (node:http)',
  version: process.versions.node,
  start: async (port) => ({
    process: await spawnServer(
      process.execPath,
      ['--import', 'tsx', 'servers/control.ts', String(port)],
      port,
    ),
    headers: {},
  }),
}
