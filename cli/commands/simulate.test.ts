import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Agent, request } from 'undici'
import { selfSigned } from '../../simulators/vmmanager/http/self-signed.ts'
import { runCli } from '../fixtures/run-cli.ts'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import {
  credentials,
  json,
  logIn,
  notInstalled,
  paste,
  type Pasted,
  type Ready,
  simulate,
} from '../fixtures/simulate.ts'

interface JournalView {
  readonly kept: number
  readonly entries: readonly { readonly durationMs: number }[]
}

/** Creates a machine and asks for its task until that has ended. */
async function pollUntilEnd(ready: Ready): Promise<readonly string[]> {
  const headers = await logIn(ready)
  const { task } = (await json(
    `${ready.url}/vm/v3/host`,
    { name: 'a', password: 'secret', os: 1 },
    headers,
  )) as {
    readonly task: number
  }
  const seen: string[] = []
  while (seen.length < 20 && seen.at(-1) !== 'complete') {
    const { list } = (await json(
      `${ready.url}/vm/v3/task?where=(consul_id+EQ+${task})`,
      undefined,
      headers,
    )) as {
      readonly list: readonly { readonly status: string }[]
    }
    seen.push(list[0]?.status ?? '')
  }
  return seen
}

describe('vmharness simulate', () => {
  it('says on one line of stdout that it is ready, where and how to log in; people read stderr', async () => {
    const { exitCode, stdout, stderr } = await simulate([], async (ready) => {
      expect(ready).toMatchObject({ ready: true, dialect: '2024.03', clock: 'real' })
      await logIn(ready)
    })
    expect(exitCode).toBe(0)
    expect(stdout.trimEnd().split('\n')).toHaveLength(1)
    expect(stderr).toMatch(/dialect 2024\.03, clock real\./)
    expect(stderr).toMatch(/Log in as admin@example\.com with password vmmanager:\n {2}curl /)
  })

  it('under the virtual clock ends a creation as soon as nobody asks', async () => {
    await simulate(['--clock', 'virtual'], async (ready) => {
      const headers = await logIn(ready)
      const body = JSON.stringify({ name: 'a', password: 'secret', os: 1 })
      const created = await request(`${ready.url}/vm/v3/host`, { method: 'POST', headers, body })
      const { task } = (await created.body.json()) as { readonly task: number }
      const tasks = await request(`${ready.url}/vm/v3/task?where=(consul_id+EQ+${task})`, { headers })
      expect(await tasks.body.json()).toMatchObject({
        size: 1,
        list: [{ consul_id: task, status: 'complete' }],
      })
    })
  })

  it('under the real clock shows the task at once, not yet complete', async () => {
    await simulate([], async (ready) => {
      const headers = await logIn(ready)
      const body = JSON.stringify({ name: 'a', password: 'secret', os: 1 })
      const created = await request(`${ready.url}/vm/v3/host`, { method: 'POST', headers, body })
      const { task } = (await created.body.json()) as { readonly task: number }
      const tasks = await request(`${ready.url}/vm/v3/task?where=(consul_id+EQ+${task})`, { headers })
      const { list } = (await tasks.body.json()) as { readonly list: readonly { readonly status: string }[] }
      expect(['created', 'running']).toContain(list[0]?.status)
    })
  })

  it('ends with 130 at Ctrl-C', async () => {
    expect((await simulate([], () => Promise.resolve(), { signal: 'SIGINT' })).exitCode).toBe(130)
  })

  it('ends at once at a second signal', async () => {
    const exits: (readonly number[])[] = []
    await runCli(['simulate'], {
      onOutput: (text, fake) => {
        if (!text.includes('Log in as')) return
        fake.send('SIGINT')
        exits.push([...fake.exits])
        fake.send('SIGINT')
        exits.push([...fake.exits])
      },
    })
    expect(exits).toEqual([[], [130]])
  })

  it('says that a port is taken, exit 2', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const { port } = taken.address() as AddressInfo
    const { exitCode, stderr, stdout } = await runCli(['simulate', '--port', String(port)])
    taken.close()
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(new RegExp(`^error VMH_PORT_IN_USE\n.*${port}`))
  })

  it.each([[[]], [['--tls']], [['--host', '::1']], [['--dialect', '2022']]])(
    'shows a line that logs in when it is pasted, with %j',
    async (args) => {
      let line = ''
      let pasted: Pasted | undefined
      await simulate(
        args,
        async () => {
          pasted = await paste(line)
        },
        { onStderr: (text) => (line = /^ {2}(curl .*)$/m.exec(text)?.[1] ?? '') },
      )
      if (pasted?.code === notInstalled) return
      expect(pasted?.stdout).toMatch(/^\{.*"(token|session)":"\d+-.*\}$/)
    },
  )

  it('lets a client that polls walk through the stages of its task with --clock on-poll', async () => {
    await simulate(['--clock', 'on-poll', '--dialect', '2024.03', '--seed', '3'], async (ready) => {
      expect(ready.clock).toBe('on-poll')
      const seen = await pollUntilEnd(ready)
      expect(seen).toEqual(['running', 'running', 'running', 'complete'])
    })
  })

  it('serves HTTPS with a certificate made at start, which it tells', async () => {
    await simulate(['--tls', '--control', '0'], async ({ url, control = '', certificate = '' }) => {
      const dispatcher = new Agent({ connect: { ca: certificate } })
      expect((await request(`${url}/vm/v3/host`, { dispatcher })).statusCode).toBe(401)
      expect(control).toMatch(/^https:/)
      expect((await request(`${control}/worlds`, { dispatcher })).statusCode).toBe(200)
      await dispatcher.close()
    })
  })

  it('serves HTTPS with a certificate from files, which it does not tell', async () => {
    await using folder = await temporaryFolder()
    const { cert, key } = await selfSigned('localhost')
    const [certFile, keyFile] = [join(folder.path, 'cert.pem'), join(folder.path, 'key.pem')]
    await Promise.all([writeFile(certFile, cert), writeFile(keyFile, key)])
    await simulate(['--cert', certFile, '--key', keyFile], async ({ url, certificate }) => {
      const dispatcher = new Agent({ connect: { ca: cert } })
      expect((await request(`${url}/vm/v3/host`, { dispatcher })).statusCode).toBe(401)
      expect(certificate).toBeUndefined()
      await dispatcher.close()
    })
  })

  it('makes its world of what is asked for', async () => {
    await using folder = await temporaryFolder()
    const faults = join(folder.path, 'faults.yaml')
    await writeFile(faults, '- { fault: task-fails, stage: disk, times: 3 }\n')
    const args = [
      '--clock',
      'manual',
      '--seed',
      '9',
      '--dialect',
      '2023',
      '--addresses',
      '1',
      '--journal',
      '2',
    ]
    const knobs = ['--task-duration', '50ms', '--acceptance-latency', '30ms', '--transport-latency', '10ms']
    const armed = ['--faults', faults, '--fault', 'task-slow delay=5s']
    await simulate([...args, ...knobs, ...armed, '--control', '0'], async (ready) => {
      const world = `${ready.control}/worlds/default`
      const { token } = (await json(`${ready.url}/auth/v4/public/token`, credentials(ready))) as {
        token: string
      }
      const headers = { 'x-xsrf-token': token }
      const host = { name: 'a', password: 'secret', os: 1 }
      await json(`${ready.url}/vm/v3/host`, host, headers)
      const refused = await json(`${ready.url}/vm/v3/host`, host, headers)
      expect(refused).toMatchObject({ error: { msg: expect.stringContaining('IP address') } })
      expect(await json(`${world}/faults`)).toMatchObject({
        faults: [
          { stage: 'disk', times: 3 },
          { fault: 'task-slow', delay: '5s' },
        ],
      })
      expect(await json(world)).toMatchObject({ clock: 'manual', seed: 9, dialect: '2023', nextDueMs: 50 })
      const { entries, kept } = (await json(`${world}/journal`)) as JournalView
      expect(kept).toBe(2)
      expect(entries[1]?.durationMs).toBeGreaterThanOrEqual(49)
    })
  })

  it('does not take larger bodies than it is told to', async () => {
    await simulate(['--body-limit', '10'], async ({ url }) => {
      const answer = await request(`${url}/auth/v4/public/token`, { method: 'POST', body: 'x'.repeat(11) })
      expect(answer.statusCode).toBe(413)
    })
  })

  it.each([
    ['--clock', 'sundial', 'on-poll'],
    ['--task-duration', 'soon', 'x0.1'],
    ['--transport-latency', '3m', '50ms'],
    ['--acceptance-latency', '-5ms', '50ms'],
    ['--addresses', '70000', '65536'],
    ['--journal', 'all', '100000'],
    ['--body-limit', '0', '1'],
  ])('says how %s is to be used, and exits 2', async (option, value, hint) => {
    const { exitCode, stderr, stdout } = await runCli(['simulate', option, value])
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toContain(hint)
  })
})
