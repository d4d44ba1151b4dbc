import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answers, type Contender, jobs, type JobName } from '../contender.ts'
import { installed, temporaryFolder, versionOf } from '../paths.ts'
import { spawnServer } from '../spawn-server.ts'

/** WireMock with one stub a job and its request journal off, as its documentation advises for load. */
export const wiremock: Contender = {
  name: 'WireMock',
  version: versionOf('wiremock'),
  start: async (port) => {
    const root = temporaryFolder()
    mkdirSync(join(root, 'mappings'))
    for (const name of Object.keys(jobs) as JobName[]) {
      const { method, path } = jobs[name]
      const mapping = { request: { method, url: path }, response: { status: 200, jsonBody: answers[name] } }
      writeFileSync(join(root, 'mappings', `${method}.json`), JSON.stringify(mapping))
    }
    const jar = readdirSync(installed('wiremock', 'build')).find((file) => file.endsWith('.jar')) ?? ''
    const options = ['--port', String(port), '--root-dir', root, '--no-request-journal', '--disable-banner']
    return {
      process: await spawnServer('java', ['-jar', installed('wiremock', 'build', jar), ...options], port),
      headers: {},
    }
  },
}
