import { createHash } from 'node:crypto'
import { en, Faker } from '@faker-js/faker'

/** Somebody who orders. */
export interface ClientProfile {
  readonly name: string
  readonly email: string
  /** Of the account in VMmanager. */
  readonly password: string
}

const faker = new Faker({ locale: [en] })

/**
 * The person behind a name in a scenario: the same for the same seed and name, whoever asked before.
 * The e-mail carries the name, so that no two clients share one.
 */
export function clientProfile(seed: number, name: string): ClientProfile {
  seedFaker(seed, `client/${name}`)
  const firstName = faker.person.firstName()
  const lastName = faker.person.lastName()
  const mailbox = faker.internet.username({ firstName, lastName: `${lastName}.${name}` })
  return {
    name,
    email: `${mailbox.toLowerCase()}@example.com`,
    password: faker.internet.password({ length: 16 }),
  }
}

/** A domain for a machine, and a root password. */
export function machineProfile(
  seed: number,
  name: string,
): { readonly domain: string; readonly password: string } {
  seedFaker(seed, `machine/${name}`)
  const domain = `${faker.internet.domainWord().toLowerCase()}.${name}.example.com`
  return { domain, password: faker.internet.password({ length: 16 }) }
}

function seedFaker(seed: number, name: string): void {
  faker.seed(createHash('sha256').update(`${seed}/${name}`).digest().readUInt32LE(0))
}
