/** What pacts say after "given". */
export type ProviderStateName =
  | 'an administrator may log in'
  | 'an administrator has an account'
  | 'the session is over'
  | 'machines can be made'
  | 'a recipe can be run'
  | 'no account has the e-mail'
  | 'a client has an account'
  | 'a client may have virtual networks'
  | 'no machine has the name'
  | 'a machine runs'
  | 'a machine is stopped'
  | 'a machine is gone'
  | 'a task is complete'
  | 'two tasks are complete'
  | 'the creation of a machine goes on'
  | 'the creation of a machine has failed'
  | 'an address has the reverse name'

/** A state that a VMmanager must be in before a request is made to it. */
export interface ProviderState {
  readonly means: string
  /** What a pact may ask for, by the names of its parameters. */
  readonly takes?: Readonly<Record<string, string>>
  /** What a pact may put in the place of its examples, by the names in its expressions. */
  readonly gives: Readonly<Record<string, string>>
  /** Why only a simulated VMmanager can be put into it; any can be when absent. */
  readonly onlySimulated?: string
}

const machine = {
  host: 'id of the machine',
  name: 'its name',
  disk: 'id of its main disk',
  address: 'id of its first IPv4 address',
  task: 'consul id of the task that made it',
} as const

/** The states that `vmharness verify` knows how to bring about. */
export const providerStates: Readonly<Record<ProviderStateName, ProviderState>> = {
  'an administrator may log in': {
    means: 'The account that the harness itself uses.',
    gives: { email: 'e-mail of the administrator', password: 'password of the administrator' },
  },
  'an administrator has an account': {
    means: 'The account that the harness itself uses is in the list.',
    gives: { email: 'e-mail of the administrator' },
  },
  'the session is over': {
    means: 'The token of the request opens no session: it is left as it stands in the pact.',
    gives: {},
  },
  'machines can be made': {
    means: 'There are clusters, operating systems, presets and address pools.',
    takes: {
      os: 'name of the operating system, `<repository>__<template>`; the first one when absent',
      preset: 'name of the preset; the first one when absent',
    },
    gives: { cluster: 'id of a cluster', os: 'id of the operating system', preset: 'id of the preset' },
  },
  'a recipe can be run': {
    means: 'There is a script for new machines.',
    gives: { recipe: 'id of the recipe' },
    onlySimulated: 'a recipe would be there for everybody',
  },
  'no account has the e-mail': {
    means: 'Nobody has an account under it.',
    gives: { email: 'an e-mail that is free' },
  },
  'a client has an account': {
    means: 'An account with the role `@user`.',
    gives: { email: 'e-mail of the client', account: 'id of the account' },
  },
  'a client may have virtual networks': {
    means: 'A client with an account whose limit of virtual networks is two.',
    gives: { email: 'e-mail of the client', account: 'id of the account' },
  },
  'no machine has the name': {
    means: 'No machine is called so.',
    gives: { name: 'a name that is free' },
  },
  'a machine runs': {
    means: 'A machine with an operating system and one IPv4 address, on which nothing is done.',
    gives: machine,
  },
  'a machine is stopped': {
    means: 'A machine with an operating system that was stopped, on which nothing is done.',
    gives: machine,
  },
  'a machine is gone': {
    means: 'A machine that was deleted.',
    gives: {
      host: 'id that it had',
      name: 'name that it had',
      task: 'consul id of the task that deleted it',
    },
  },
  'a task is complete': {
    means: 'A task of a machine has ended well.',
    takes: { name: 'its name: host_create, host_delete, host_start, host_stop, host_change_params, …' },
    gives: { task: 'its consul id' },
  },
  'two tasks are complete': {
    means: 'Two tasks of one machine have ended well.',
    gives: { first: 'consul id of the first', second: 'consul id of the second' },
  },
  'the creation of a machine goes on': {
    means: 'A machine was asked for and is not there yet.',
    gives: { host: machine.host, name: machine.name, task: 'consul id of the task that makes it' },
  },
  'the creation of a machine has failed': {
    means: 'A machine was asked for and its operating system could not be installed.',
    gives: { host: machine.host, name: machine.name, task: 'consul id of the task that failed' },
    onlySimulated: 'a creation does not fail on demand',
  },
  'an address has the reverse name': {
    means: 'The first address of a machine has a PTR record.',
    takes: { domain: 'the name' },
    gives: { host: machine.host, address: machine.address },
  },
}
