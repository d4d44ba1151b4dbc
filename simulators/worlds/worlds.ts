import type { ExchangeRequest, HttpHeaders } from '../../contracts/exchange/exchange.ts'
import { dialects } from '../../contracts/vmmanager/dialect.ts'
import type { Clock } from '../clock/clock.ts'
import { delivered } from '../vmmanager/delivered.ts'
import type { Served } from '../vmmanager/http/http-server.ts'
import { refuse } from '../vmmanager/reply.ts'
import type { World } from '../vmmanager/world/world.ts'
import { type WorldSpec, makeSpec } from './make-spec.ts'
import { ServedWorld } from './served-world.ts'
import { WorldProblem } from './world-problem.ts'
import { isWorldClock, worldClockNames } from './world-time.ts'
import type { WorldWishes } from './world-wishes.ts'
import { firstAdministrator } from '../vmmanager/world/inventory.ts'
import { tokensIn } from '../vmmanager/tokens-in.ts'
import { fixtureProblem } from '../world-fixtures/world-fixture.ts'

const defaultWorldId = 'default'

const prefix = '/w/'

/** All worlds of one server. A request finds its world by `/w/ID/`, by who logs in, else it is the default one's. */
export class Worlds {
  readonly default: ServedWorld
  readonly #wall: Clock
  readonly #most: number
  readonly #worlds = new Map<string, ServedWorld>()
  /** Those with an administrator of their own, by that e-mail in lower case. */
  readonly #owned = new Map<string, ServedWorld>()
  #made = 0

  /**
   * @param spec - of the default world; the others differ from it in what is wished
   * @param wall - what real time is measured and waited for by
   */
  constructor(spec: WorldSpec, wall: Clock, most = 100) {
    this.#wall = wall
    this.#most = most
    this.default = new ServedWorld(defaultWorldId, spec, wall)
    this.#worlds.set(defaultWorldId, this.default)
  }

  list(): readonly ServedWorld[] {
    return [...this.#worlds.values()]
  }

  /** @throws WorldProblem unknown-world */
  get(id: string): ServedWorld {
    const world = this.#worlds.get(id)
    if (world === undefined) throw new WorldProblem('unknown-world', id)
    return world
  }

  /** @throws WorldProblem invalid-body, world-exists, administrator-exists or too-many-worlds */
  create(wishes: WorldWishes): ServedWorld {
    const problem = typeof wishes.fixture === 'object' ? fixtureProblem(wishes.fixture) : undefined
    if (problem !== undefined) throw new WorldProblem('invalid-body', `/fixture: ${problem}`)
    const spec = makeSpec(this.default.spec, wishes)
    this.#check(spec)
    const email = wishes.administrator?.email
    if (email !== undefined && this.#isAdministrator(email)) {
      throw new WorldProblem('administrator-exists', email)
    }
    const world = this.#add(wishes.id, spec)
    if (email !== undefined) this.#owned.set(email.toLowerCase(), world)
    return world
  }

  /**
   * A new world that goes on from the state of another. It is not found by login.
   *
   * @throws WorldProblem unknown-world, world-exists or too-many-worlds
   */
  fork(id: string, forkId?: string): ServedWorld {
    const original = this.get(id)
    return this.#add(forkId, original.spec, original.copyState())
  }

  /** @throws WorldProblem unknown-world or default-world */
  delete(id: string): void {
    const world = this.get(id)
    if (world === this.default) throw new WorldProblem('default-world', id)
    this.#worlds.delete(id)
    for (const [email, owned] of this.#owned) if (owned === world) this.#owned.delete(email)
  }

  /** Answers a request on the shared port. */
  receive(request: ExchangeRequest): Served | Promise<Served> {
    if (request.path.startsWith(prefix)) return this.#receivePrefixed(request)
    return (findWorld(this.#owned, request) ?? this.default).receive(request)
  }

  #receivePrefixed(request: ExchangeRequest): Served | Promise<Served> {
    const slash = request.path.indexOf('/', prefix.length)
    const id = slash < 0 ? request.path.slice(prefix.length) : request.path.slice(prefix.length, slash)
    const world = this.#worlds.get(id)
    if (world !== undefined) {
      return world.receive({ ...request, path: slash < 0 ? '/' : request.path.slice(slash) })
    }
    return { delivery: delivered(refuse('instance-not-found', { world: id })) }
  }

  #isAdministrator(email: string): boolean {
    const usual = this.default.spec.settings.administrator ?? firstAdministrator
    return this.#owned.has(email.toLowerCase()) || email.toLowerCase() === usual.email.toLowerCase()
  }

  #check({ clock, settings }: WorldSpec): void {
    const names = dialects.map(({ name }) => name)
    if (!names.includes(settings.dialect)) {
      throw new WorldProblem('invalid-body', `/dialect must be one of ${names.join(', ')}`)
    }
    if (!isWorldClock(clock)) {
      throw new WorldProblem('invalid-body', `/clock must be ${worldClockNames}`)
    }
  }

  #add(wishedId: string | undefined, spec: WorldSpec, beginning?: World): ServedWorld {
    if (this.#worlds.size >= this.#most) throw new WorldProblem('too-many-worlds', `at most ${this.#most}`)
    const id = wishedId ?? this.#freeId()
    if (this.#worlds.has(id)) throw new WorldProblem('world-exists', id)
    const world = new ServedWorld(id, spec, this.#wall, beginning)
    this.#worlds.set(id, world)
    return world
  }

  #freeId(): string {
    do this.#made++
    while (this.#worlds.has(`w${this.#made}`))
    return `w${this.#made}`
  }
}

/** Worlds that have an administrator of their own, by that e-mail in lower case. */
type OwnedWorlds = ReadonlyMap<string, ServedWorld>

/**
 * The world that a request on a shared port is meant for: by the e-mail or the one-time key with which it logs in,
 * else by its token. Undefined where that leads into none of them.
 */
function findWorld(owned: OwnedWorlds, request: ExchangeRequest): ServedWorld | undefined {
  if (owned.size === 0) return undefined
  const email = loginField(request, 'email')
  if (email !== undefined) return owned.get(email.toLowerCase())
  const key = loginField(request, 'key')
  return key === undefined
    ? worldOfToken(owned, request.headers)
    : worldThat(owned, (world) => world.holdsKey(key))
}

/** A token that is still sent says nothing about where somebody logs in. */
function loginField({ method, path, body }: ExchangeRequest, name: 'email' | 'key'): string | undefined {
  if (method !== 'POST' || !path.startsWith('/auth/')) return undefined
  const value = (body as Readonly<Record<string, unknown>> | null | undefined)?.[name]
  return typeof value === 'string' ? value : undefined
}

function worldOfToken(owned: OwnedWorlds, headers: HttpHeaders): ServedWorld | undefined {
  for (const token of tokensIn(headers)) {
    const world = worldThat(owned, (world) => world.holdsToken(token))
    if (world !== undefined) return world
  }
  return undefined
}

function worldThat(owned: OwnedWorlds, fits: (world: ServedWorld) => boolean): ServedWorld | undefined {
  for (const world of owned.values()) if (fits(world)) return world
  return undefined
}
