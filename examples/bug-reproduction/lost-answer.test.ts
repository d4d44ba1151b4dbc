import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertConforms, type Simulator, startSimulator } from 'vmmanager-harness/testing'

const order = {
  name: 'web',
  cluster: 1,
  os: 1,
  password: 'x'.repeat(16),
  cpu_number: 1,
  ram_mib: 1024,
  hdd_mib: 10240,
  ipv4_number: 1,
}

/** A client that repeats whatever was not answered; with `looksFirst` it asks what became of it. */
async function create(
  { url, email, password }: Simulator,
  { looksFirst }: { readonly looksFirst: boolean },
): Promise<{ readonly id: number }> {
  const call = async <Answer>(
    method: string,
    path: string,
    token: string,
    body?: object,
  ): Promise<Answer> => {
    const headers = { 'content-type': 'application/json', 'x-xsrf-token': token }
    const response = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    return (await response.json()) as Answer
  }
  const login = { email, password }
  const { token } = await call<{ token: string }>('POST', '/auth/v4/public/token', '', login)
  try {
    return await call('POST', '/vm/v3/host', token, order)
  } catch {
    const where = encodeURIComponent("name EQ 'web'")
    const { list } = await call<{ list: { id: number }[] }>('GET', `/vm/v3/host?where=${where}`, token)
    const [made] = list
    return looksFirst && made !== undefined ? made : await call('POST', '/vm/v3/host', token, order)
  }
}

const machines = (simulator: Simulator): number =>
  simulator.trace().filter((event) => event.type === 'host' && event.change === 'accepted').length

test('a client that repeats blindly makes two machines of one order', async () => {
  await using simulator = await startSimulator()
  simulator.arm({ fault: 'reply-lost', operation: 'host-create', times: 1 })
  await create(simulator, { looksFirst: false })
  assert.equal(machines(simulator), 2)
})

test('a client that looks first makes one', async () => {
  await using simulator = await startSimulator()
  simulator.arm({ fault: 'reply-lost', operation: 'host-create', times: 1 })
  await create(simulator, { looksFirst: true })
  assert.equal(machines(simulator), 1)
  assertConforms(simulator.trace())
})
