import { createHash } from 'node:crypto'
import { type ClientProfile, clientProfile, machineProfile } from './client-profile.ts'

/** Names and secrets of all that a run makes in VMmanager; the same for the same name, whoever asks. */
export interface Identities {
  /** Who stands behind a name in a scenario. */
  client(name: string): ClientProfile
  /** The e-mail of an account that no client of a scenario has. */
  email(mailbox: string): string
  /** The name that a machine has in VMmanager. */
  machineName(name: string): string
  /** A domain for the machine of that name in VMmanager, and a root password. */
  machine(name: string): { readonly domain: string; readonly password: string }
}

/** Those of a world that nobody else is in: all follows from the seed. */
export function seededIdentities(seed: number): Identities {
  return {
    client: (name) => clientProfile(seed, name),
    email: (mailbox) => `${mailbox}@example.com`,
    machineName: (name) => name,
    machine: (name) => machineProfile(seed, name),
  }
}

/** By what a run on a VMmanager that others use tells its own. */
export interface RunName {
  /** Of all runs of one team. */
  readonly prefix: string
  /** Of this run alone. */
  readonly run: string
}

/**
 * Those of a run on a VMmanager that others use: names carry prefix and run, mail goes nowhere (RFC 2606), and nobody
 * who knows the seed knows a password.
 */
export function ownIdentities(seed: number, own: RunName, secret: string): Identities {
  const email = (mailbox: string): string => `${ownMailbox(own)}${mailbox}@example.test`
  const password = (name: string): string =>
    `aA1${createHash('sha256').update(`${secret}/${name}`).digest('base64url').slice(0, 21)}`
  return {
    client: (name) => {
      const [mailbox = ''] = clientProfile(seed, name).email.split('@')
      return { name, email: email(mailbox), password: password(`client/${name}`) }
    },
    email,
    machineName: (name) => `${ownMachine(own)}${name}`,
    machine: (name) => ({ domain: machineProfile(seed, name).domain, password: password(`machine/${name}`) }),
  }
}

/** With this begin the names of all machines of a run. */
export function ownMachine({ prefix, run }: RunName): string {
  return `${prefix}-${run}-`
}

/** With this begin the e-mails of all accounts of a run. */
export function ownMailbox({ prefix, run }: RunName): string {
  return `${prefix}+${run}.`
}
