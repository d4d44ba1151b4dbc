import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { request } from 'undici'
import { runCli, type CliResult } from '../fixtures/run-cli.ts'

interface Ready {
  readonly ready: boolean
  readonly url: string
  readonly email: string
  readonly password: string
  readonly dialect: string
  readonly clock: string
}

/** Starts the simulator, lets the test use it, then sends the signal. */
async function simulate(
  args: readonly string[],
  use: (ready: Ready) => Promise<void>,
  signal: 'SIGTERM' | 'SIGINT' = 'SIGTERM',
): Promise<CliResult> {
  let used: Promise<void> | undefined
  const result = await runCli(['simulate', ...args], {
    onOutput: (text, { send }) => {
      if (!text.startsWith('{')) return
      used = new Promise((resolve) => setImmediate(resolve))
        .then(() => use(JSON.parse(text) as Ready))
        .finally(() => send(signal))
    },
  })
  await used
  return result
}

async function logIn({ url, email, password }: Ready): Promise<Readonly<Record<string, string>>> {
  const body = JSON.stringify({ email, password })
  const answer = await request(`${url}/auth/v4/public/token`, { method: 'POST', body })
  expect(answer.statusCode).toBe(201)
  return { 'x-xsrf-token': ((await answer.body.json()) as { readonly token: string }).token }
}

describe('vmharness simulate', () => {
  it('says on one line of stdout that it is ready, where and how to log in; people read stderr', async () => {
    const { exitCode, stdout, stderr } = await simulate([], async (ready) => {
      expect(ready).toMatchObject({ ready: true, dialect: '2024.03', clock: 'real' })
      await logIn(ready)
    })
    expect(exitCode).toBe(0)
    expect(stdout.trimEnd().split('\n')).toHaveLength(1)
    expect(stderr).toMatch(/curl -s http:\/\/127\.0\.0\.1:\d+\/auth\/v4\/public\/token/)
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
    expect((await simulate([], () => Promise.resolve(), 'SIGINT')).exitCode).toBe(130)
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
})
