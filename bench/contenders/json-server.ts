import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answers, type Contender } from '../contender.ts'
import { installed, temporaryFolder, versionOf } from '../paths.ts'
import { spawnServer } from '../spawn-server.ts'

/** json-server with one host; each creation grows its file, as it does for its users. */
export const jsonServer: Contender = {
  name: 'json-server',
  version: versionOf('json-server'),
  start: async (port) => {
    const root = temporaryFolder()
    writeFileSync(join(root, 'db.json'), JSON.stringify({ host: [answers['read one host']] }))
    writeFileSync(join(root, 'routes.json'), JSON.stringify({ '/vm/v3/*': '/$1' }))
    const cli = installed('json-server', 'lib', 'cli', 'bin.js')
    const files = ['--routes', 'routes.json', 'db.json']
    const args = [cli, '--quiet', '--host', '127.0.0.1', '--port', String(port), ...files]
    return { process: await spawnServer(process.execPath, args, port, root), headers: {} }
  },
}
