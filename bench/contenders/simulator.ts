import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { jobs, type Contender } from '../contender.ts'
import { packedLauncher } from '../packed.ts'
import { repository } from '../paths.ts'
import { spawnServer } from '../spawn-server.ts'

const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
  readonly version: string
}

/** The simulator of this repository, with one host in its world. */
export const simulator: Contender = {
  name: 'vmmanager-harness',
  version,
  start: async (port) => {
    const args = [packedLauncher(), 'simulate', '--port', String(port), '--clock', 'virtual']
    const child = await spawnServer(process.execPath, args, port)
    const base = `http://127.0.0.1:${port}`
    const credentials = JSON.stringify({ email: 'admin@example.com', password: 'vmmanager' })
    const login = await fetch(`${base}/auth/v4/public/token`, { method: 'POST', body: credentials })
    const { token } = (await login.json()) as { readonly token: string }
    const headers = { 'x-xsrf-token': token }
    const { path, body } = jobs['create one host']
    await fetch(`${base}${path}`, { method: 'POST', headers, body })
    return { process: child, headers }
  },
}
