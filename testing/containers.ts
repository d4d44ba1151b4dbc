import { randomUUID } from 'node:crypto'
import { AbstractStartedContainer, GenericContainer, type StartedTestContainer, Wait } from 'testcontainers'
import { request } from 'undici'
import type { JournalEntry } from '../simulators/worlds/journal.ts'
import type { Fault } from '../simulators/faults/fault.ts'
import { firstAdministrator } from '../simulators/vmmanager/world/inventory.ts'

/** Where the simulator listens inside of its container. */
const [apiPort, controlPort] = [8080, 8081]

/** The simulated VMmanager as a container, for tests in any language that Testcontainers starts something for. */
export class VmmanagerSimulatorContainer extends GenericContainer {
  readonly #token = randomUUID()
  readonly #arguments: string[] = []

  /** @param image - made by the Dockerfile of this package */
  constructor(image = 'vmmanager-harness') {
    super(image)
    this.withExposedPorts(apiPort, controlPort)
    this.withEnvironment({ VMHARNESS_CONTROL_TOKEN: this.#token })
    this.withWaitStrategy(Wait.forLogMessage(/"control":/))
  }

  /** Wire behaviour of one release of VMmanager. */
  withDialect(release: string): this {
    return this.#with('--dialect', release)
  }

  /** `real`, `virtual`, `scaled:N`, `on-poll` or `manual`; nobody waits with `virtual`. */
  withClock(clock: string): this {
    return this.#with('--clock', clock)
  }

  /** The same seed gives the same world. */
  withSeed(seed: number): this {
    return this.#with('--seed', String(seed))
  }

  /** A shipped world: `small`, `large`, `exhausted` or `multi-cluster`. */
  withFixture(name: string): this {
    return this.#with('--fixture', name)
  }

  override async start(): Promise<StartedVmmanagerSimulator> {
    const listening = ['--host', '0.0.0.0', '--port', String(apiPort)]
    const controlled = ['--control', String(controlPort), '--control-host', '0.0.0.0']
    this.withCommand(['simulate', ...listening, ...controlled, ...this.#arguments])
    return new StartedVmmanagerSimulator(await super.start(), this.#token)
  }

  #with(...words: readonly string[]): this {
    this.#arguments.push(...words)
    return this
  }
}

/** A container in which a simulated VMmanager answers. */
export class StartedVmmanagerSimulator extends AbstractStartedContainer {
  /** How its first administrator logs in. */
  readonly email: string = firstAdministrator.email
  readonly password: string = firstAdministrator.password
  readonly #token: string

  constructor(container: StartedTestContainer, token: string) {
    super(container)
    this.#token = token
  }

  /** Where a client finds it, without a slash at the end. */
  get url(): string {
    return `http://${this.getHost()}:${this.getMappedPort(apiPort)}`
  }

  /** Makes something go wrong from now on; gives the id for `disarm`. */
  async arm(fault: Fault): Promise<number> {
    const { id } = (await this.#control('POST', '/faults', fault)) as { readonly id: number }
    return id
  }

  async disarm(id: number): Promise<void> {
    await this.#control('DELETE', `/faults/${id}`)
  }

  /** Lets so many ms of its time pass at once. */
  async advance(ms: number): Promise<void> {
    await this.#control('POST', '/advance', { ms })
  }

  /** Back to its beginning. */
  async reset(): Promise<void> {
    await this.#control('POST', '/reset')
  }

  /** The last exchanges, the newest last, each held against the contract; secrets are gone. */
  async journal(limit = 1000): Promise<readonly JournalEntry[]> {
    const answer = await this.#control('GET', `/journal?limit=${limit}`)
    return (answer as { readonly entries: readonly JournalEntry[] }).entries
  }

  async #control(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<unknown> {
    const url = `http://${this.getHost()}:${this.getMappedPort(controlPort)}/worlds/default${path}`
    const response = await request(url, {
      method,
      headers: { authorization: `Bearer ${this.#token}` },
      body: body === undefined ? null : JSON.stringify(body),
    })
    const text = await response.body.text()
    const { statusCode } = response
    if (statusCode >= 400) throw new Error(`${method} ${path} is answered with ${statusCode}: ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }
}
