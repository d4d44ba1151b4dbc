import { faker as english } from '@faker-js/faker/locale/en'
import { type RandomStream, randomStream } from '../random/random-stream.ts'

/** Somebody who orders. */
export interface ClientProfile {
  readonly name: string
  readonly email: string
  /** Of the account in VMmanager. */
  readonly password: string
}

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

/** Names of people and machines that no scenario speaks of, one after the other; the same for the same seed. */
export function residents(
  seed: number,
  count: number,
): readonly { readonly email: string; readonly domain: string }[] {
  seedFaker(seed, 'residents')
  return Array.from({ length: count }, (_, index) => {
    const word = faker.internet.domainWord()
    const mailbox = faker.person.firstName().toLowerCase()
    return { email: `${mailbox}.${index + 1}@example.com`, domain: `${word}-${index + 1}.example.com` }
  })
}

let stream: RandomStream

/**
 * Its own generator takes longer to seed than a whole profile to draw. Made from the one at hand: the class itself
 * comes only with every language there is.
 */
const faker = Reflect.construct(english.constructor, [
  { locale: english.rawDefinitions, randomizer: { next: () => stream.fraction(), seed: () => {} } },
]) as typeof english

function seedFaker(seed: number, name: string): void {
  stream = randomStream(seed, name)
}
