import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Contender } from '../contender.ts'
import { installed, repository, temporaryFolder, versionOf } from '../paths.ts'
import { spawnServer } from '../spawn-server.ts'

/** Prism mocks the same OpenAPI description and validates requests against it. */
export const prism: Contender = {
  name: 'Prism',
  version: versionOf('@stoplight/prism-cli'),
  start: async (port) => {
    const contract = readFileSync(join(repository, 'contracts/vmmanager/generated/contract.json'), 'utf8')
    const file = join(temporaryFolder(), 'openapi.json')
    writeFileSync(file, JSON.stringify((JSON.parse(contract) as { readonly openapi: unknown }).openapi))
    const cli = installed('@stoplight', 'prism-cli', 'dist', 'index.js')
    const args = [
      cli,
      'mock',
      '--port',
      String(port),
      '--host',
      '127.0.0.1',
      '--verboseLevel',
      'silent',
      file,
    ]
    return { process: await spawnServer(process.execPath, args, port), headers: { 'x-xsrf-token': 'bench' } }
  },
}
