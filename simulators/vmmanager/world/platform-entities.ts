import type { Told } from '../views/told-fields.ts'

/** A place for disks. */
export interface Storage {
  readonly id: number
  name: string
  /** E.g. `dir`, `lvm`, `nfs`. */
  readonly type: string
  /** Clusters whose machines may have disks on it. */
  clusterIds: readonly number[]
  told?: Told
}

/** A script that can be run in a machine. */
export interface Recipe {
  readonly id: number
  name: string
  /** What it asks for before it runs. */
  params: readonly unknown[]
  /** Messages that it sends. */
  emailContent?: readonly unknown[]
  told?: Told
}

/** A setting of the platform; none has an effect here. */
export interface PlatformSetting {
  readonly id: number
  readonly name: string
  value: string
}

/** A public key that a user has given. */
export interface SshKey {
  readonly id: number
  readonly accountId: number
  readonly name: string
  readonly publicKey: string
}

/** Addresses from which its members may log in. Nobody here knows whence a request comes, so it is only kept. */
export interface AccessList {
  readonly id: number
  readonly name: string
  readonly addresses: readonly string[]
  /** Ids or e-mails, as they were given. */
  readonly members: readonly (number | string)[]
}
