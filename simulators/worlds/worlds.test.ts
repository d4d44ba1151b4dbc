import { describe, expect, it } from 'vitest'
import { creationMs } from '../vmmanager/fixtures/test-vmmanager.ts'
import { VirtualClock } from '../clock/virtual-clock.ts'
import { clientOf, testSpec, testWorlds } from './fixtures/test-worlds.ts'
import { Worlds } from './worlds.ts'
import { firstAdministrator } from '../vmmanager/world/inventory.ts'

const root = { email: 'Root@Example.com', password: 'secret' }

const problem = (code: string) => expect.objectContaining({ code })

describe('worlds', () => {
  it('begin with the default one, and are listed in the order of their making', () => {
    const worlds = testWorlds()
    worlds.create({ id: 'b' })
    worlds.create({ id: 'a' })
    expect(worlds.list().map(({ id }) => id)).toEqual(['default', 'b', 'a'])
    expect(worlds.get('b')).toBe(worlds.list()[1])
  })

  it('get a name where none is given, never one that is taken', () => {
    const worlds = testWorlds()
    worlds.create({ id: 'w2' })
    expect([worlds.create({}).id, worlds.create({}).id]).toEqual(['w1', 'w3'])
  })

  it('have their own seed, dialect and clock, and else those of the default one', () => {
    const worlds = testWorlds({ seed: 5 })
    const { spec } = worlds.create({ dialect: '2023', clock: 'on-poll' })
    expect(spec).toMatchObject({ clock: 'on-poll', settings: { seed: 5, dialect: '2023' } })
    expect(worlds.create({}).spec).toEqual(worlds.default.spec)
  })

  it('refuse what cannot be', () => {
    const worlds = testWorlds()
    worlds.create({ id: 'a', administrator: root })
    expect(() => worlds.create({ id: 'a' })).toThrow(problem('world-exists'))
    expect(() => worlds.create({ dialect: '1999' })).toThrow(problem('invalid-body'))
    expect(() => worlds.create({ clock: 'sundial' })).toThrow(problem('invalid-body'))
    for (const email of ['root@example.com', 'ADMIN@example.com']) {
      const wishes = { administrator: { email, password: 'x' } }
      expect(() => worlds.create(wishes)).toThrow(problem('administrator-exists'))
    }
    expect(() => worlds.get('b')).toThrow(problem('unknown-world'))
    expect(() => worlds.fork('b')).toThrow(problem('unknown-world'))
    expect(() => worlds.delete('b')).toThrow(problem('unknown-world'))
    expect(() => worlds.delete('default')).toThrow(problem('default-world'))
    expect(worlds.list()).toHaveLength(2)
  })

  it('are as many as they may be', () => {
    const worlds = new Worlds(testSpec(), new VirtualClock(), 3)
    worlds.create({})
    worlds.create({ id: 'gone' })
    expect(() => worlds.create({})).toThrow(problem('too-many-worlds'))
    expect(() => worlds.fork('default')).toThrow(problem('too-many-worlds'))
    worlds.delete('gone')
    expect(worlds.create({}).id).toBe('w2')
  })
})

describe('a request finds its world', () => {
  it('by the prefix of its path, which the world does not see', async () => {
    const worlds = testWorlds()
    const world = worlds.create({ id: 'a' })
    const client = clientOf((request) => worlds.receive(request), '/w/a')
    await client.logIn()
    await client.create()
    expect([world.now().hosts.size, worlds.default.now().hosts.size]).toEqual([1, 0])
    expect(world.journal.read(1)[0]?.exchange.request.path).toBe('/vm/v3/host')
  })

  it.each(['/w/nobody/vm/v3/host', '/w/nobody', '/w/', '/w//vm/v3/host', '/w/__proto__/x'])(
    'or is refused in the envelope of VMmanager: %s',
    async (path) => {
      const worlds = testWorlds()
      const client = clientOf((request) => worlds.receive(request))
      expect(await client.send('GET', path)).toMatchObject({ status: 404, body: { error: { code: 3080 } } })
      expect(worlds.default.journal.counts().exchanges).toBe(0)
    },
  )

  it('by the name of the world alone, at its root', async () => {
    const worlds = testWorlds()
    const world = worlds.create({ id: 'a' })
    const client = clientOf((request) => worlds.receive(request))
    expect(await client.send('GET', '/w/a')).toMatchObject({ status: 404, body: { error: { code: 1106 } } })
    expect(world.journal.read(1)[0]?.exchange.request.path).toBe('/')
  })

  it('by who logs in, and then by the token, though both worlds have one seed', async () => {
    const worlds = testWorlds()
    const world = worlds.create({ administrator: root })
    const receive = worlds.receive.bind(worlds)
    const [own, usual] = [clientOf(receive), clientOf(receive)]
    expect((await own.logIn({ ...root, email: 'root@example.COM' })).status).toBe(201)
    expect((await usual.logIn()).status).toBe(201)
    await own.create('theirs')
    await usual.create('ours')
    expect((await own.hosts()).map((host) => host['name'])).toEqual(['theirs'])
    expect((await usual.hosts()).map((host) => host['name'])).toEqual(['ours'])
    expect(world.journal.counts().exchanges).toBe(3)
  })

  it('by who logs in, though the request still carries a token of another world', async () => {
    const worlds = testWorlds()
    const world = worlds.create({ administrator: root })
    const client = clientOf(worlds.receive.bind(worlds))
    await client.logIn()
    await client.logIn(root)
    await client.create()
    expect(world.now().hosts.size).toBe(1)
    await client.logIn()
    expect(await client.hosts()).toEqual([])
  })

  it('by its login also where answers take their time', async () => {
    const worlds = testWorlds()
    const world = worlds.create({ administrator: root, transportLatencyMs: 5 })
    const client = clientOf(worlds.receive.bind(worlds))
    await client.logIn(root)
    await client.create()
    expect(world.now().hosts.size).toBe(1)
  })

  it('by a one-time key that was made in it', async () => {
    const worlds = testWorlds()
    const world = worlds.create({ administrator: root })
    const receive = worlds.receive.bind(worlds)
    const client = clientOf(receive)
    await client.logIn(root)
    const { body } = await client.send('POST', '/auth/v4/user/3/key', {})
    const { body: session } = await clientOf(receive).send('POST', '/auth/v4/public/key', {
      key: body['key'],
    })
    expect(session).toMatchObject({ id: '3', token: expect.any(String) })
    expect(world.journal.counts().exchanges).toBe(3)
    const again = await clientOf(receive).send('POST', '/auth/v4/public/key', { key: body['key'] })
    expect(again.status).toBe(401)
    expect(worlds.default.journal.counts().exchanges).toBe(1)
  })

  it.each(['x-xsrf-token', 'ses6', 'isp-session', 'cookie'])('by its token in %s', async (name) => {
    const worlds = testWorlds()
    const world = worlds.create({ administrator: root })
    const { body } = await clientOf(worlds.receive.bind(worlds)).logIn(root)
    const token = String(body['token'])
    const headers = { [name]: name === 'cookie' ? `lang=en; ses6=${token}; x=y` : token }
    await worlds.receive({ method: 'GET', path: '/vm/v3/host', query: '', headers })
    await worlds.receive({ method: 'GET', path: '/vm/v3/host', query: '', headers: { [name]: '1-unknown' } })
    expect(world.journal.counts().exchanges).toBe(2)
    expect(worlds.default.journal.counts().exchanges).toBe(1)
  })

  it.each([null, 'text', { email: 5 }, []])(
    'and %j in the place of a login finds the default one',
    async (body) => {
      const worlds = testWorlds()
      worlds.create({ administrator: root })
      const client = clientOf(worlds.receive.bind(worlds))
      expect((await client.send('POST', '/auth/v4/public/token', body)).status).toBe(400)
      expect(worlds.default.journal.counts().exchanges).toBe(1)
    },
  )

  it('not by a login that failed, nor by an e-mail that is only mentioned', async () => {
    const worlds = testWorlds()
    const world = worlds.create({ administrator: root })
    const client = clientOf(worlds.receive.bind(worlds))
    expect((await client.logIn({ ...root, password: 'wrong' })).status).toBe(401)
    await client.logIn()
    const { email } = root
    await client.send('POST', '/vm/v3/account', { email, password: 'secret12', role: '@user' })
    expect(world.now().accounts.size).toBe(1)
    expect(worlds.default.now().accounts.size).toBe(2)
  })

  it('in the default one once its own has been deleted', async () => {
    const worlds = testWorlds()
    const world = worlds.create({ administrator: root })
    const client = clientOf(worlds.receive.bind(worlds))
    await client.logIn(root)
    worlds.delete(world.id)
    expect((await client.send('GET', '/vm/v3/host')).status).toBe(401)
    expect((await client.logIn(root)).body).toMatchObject({ error: { code: 1003 } })
    expect(worlds.default.journal.counts().exchanges).toBe(2)
    expect(worlds.create({ administrator: root }).id).toBe('w2')
  })
})

describe('a fork', () => {
  it('goes on from where the original stands, and neither sees the other', async () => {
    const worlds = testWorlds()
    const original = clientOf(worlds.receive.bind(worlds))
    await original.logIn()
    await original.create('shared')
    worlds.default.advance(500)
    const world = worlds.fork('default', 'branch')
    const fork = clientOf(worlds.receive.bind(worlds), '/w/branch')
    await fork.logIn()
    await fork.create('only in the fork')
    world.advance(creationMs)
    expect(await original.creation()).toBe('created')
    expect((await original.hosts()).map((host) => host['name'])).toEqual(['shared'])
    expect((await fork.hosts()).map((host) => host['name'])).toEqual(['shared', 'only in the fork'])
    expect(await fork.creation()).toBe('complete')
    expect(world.journal.counts().exchanges).toBe(4)
  })

  it('takes the same course as the original while both are asked the same', async () => {
    const worlds = testWorlds({ faults: [{ fault: 'task-fails', stage: 'network', times: 1 }] })
    const receive = worlds.receive.bind(worlds)
    const before = clientOf(receive)
    await before.logIn()
    await before.create()
    worlds.default.advance(2000)
    worlds.fork('default', 'branch')
    const tell = async (id: string): Promise<unknown> => {
      const client = clientOf(receive, `/w/${id}`)
      const seen: unknown[] = [await client.logIn(firstAdministrator), await client.create('next')]
      worlds.get(id).advance(creationMs)
      seen.push(await client.hosts(), await client.creation(), await client.send('GET', '/vm/v3/task'))
      return seen
    }
    expect(await tell('branch')).toEqual(await tell('default'))
  })

  it('has the fork as its beginning', async () => {
    const worlds = testWorlds()
    const client = clientOf(worlds.receive.bind(worlds))
    await client.logIn()
    await client.create()
    const fork = worlds.fork('default')
    fork.advance(creationMs)
    fork.reset()
    expect([fork.now().nowMs, fork.now().hosts.size]).toEqual([0, 1])
  })
})
