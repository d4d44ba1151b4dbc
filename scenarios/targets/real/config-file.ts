import type { Duration } from '../../../simulators/clock/duration.ts'
import type { Slo } from '../../language/scenario.ts'

/** What `vmharness.config.yaml` says: objectives for all runs, and real installations of VMmanager, by name. */
export interface ConfigFile {
  /**
   * What percentiles may spend in a phase, in every run that could be made on a real VMmanager: `install: { p95: 6m }`.
   * What a scenario asks for itself goes before.
   */
  readonly slo?: Slo
  /** By the names that `--target` takes. */
  readonly targets?: Readonly<Record<string, TargetSettings>>
}

/** One installation of VMmanager, how to reach it, and what a run may take of it. */
export interface TargetSettings {
  /**
   * Where it is, with a path where its API stands under one.
   *
   * @title URL
   * @pattern ^https?://[^\s/?#@]+(/[^\s?#]*)?$
   * @examples ["https://vmmanager.example.com"]
   */
  readonly url: string
  /**
   * Of its administrator.
   *
   * @title e-mail
   * @pattern ^[^@\s]+@[^@\s]+$
   * @examples ["admin@example.com"]
   */
  readonly email: string
  /** Never stands in the file itself. */
  readonly password: SecretSource
  /** File (PEM) with the authority that its certificate is signed by; paths count from this file. */
  readonly ca?: string
  /** Any certificate is taken: for a stand on a network that nobody else is on. */
  readonly insecure?: true
  /** Name of the cluster that machines are made in; the first one when absent. */
  readonly cluster?: string
  /** What machines are installed with, `<repository>__<template>`; what the tariffs name when absent. */
  readonly os?: string
  /** Name of the preset whose sizes machines have; the tariffs and their presets when absent. */
  readonly preset?: string
  /** Name of the pool that addresses are taken from; VMmanager chooses when absent. */
  readonly pool?: string
  /** How often the platforms look whether a task has ended; 12s (BILLmanager) and 3s (Clouden) when absent. */
  readonly polling?: Duration
  readonly timeouts?: {
    /** An answer is waited for this long; 60s when absent. */
    readonly answer?: Duration
    /** A task may take this long; 30m when absent. */
    readonly task?: Duration
  }
  /**
   * Requests in a second at most; 10 when absent.
   *
   * @exclusiveMinimum 0
   * @maximum 1000
   */
  readonly rateLimit?: number
  /**
   * Runs at once; 1 when absent.
   *
   * @asType integer
   * @minimum 1
   * @maximum 64
   */
  readonly parallelism?: number
  /** What there may be of the harness at one moment. */
  readonly budget: {
    /**
     * Machines.
     *
     * @asType integer
     * @minimum 1
     */
    readonly vms: number
    /**
     * Their memory together, in MiB.
     *
     * @asType integer
     * @minimum 1
     */
    readonly ramMib: number
  }
  /**
   * The names of all that is made begin with it; `vmh` when absent.
   *
   * @title prefix
   * @pattern ^[a-z][a-z0-9]{1,15}$
   * @examples ["vmh", "qa1"]
   */
  readonly namePrefix?: string
  /** How often an observer reads the list of the harness's own machines; there is none when absent. */
  readonly observerInterval?: Duration
  /** Release whose wire behaviour it has, see `vmharness contract`; the usual one when absent. */
  readonly dialect?: string
}

/** Where a secret is read from when it is needed. */
export type SecretSource = FromEnvironment | FromFile

/** From an environment variable. */
export interface FromEnvironment {
  /** Name of an environment variable. */
  readonly env: string
}

/** From a file. */
export interface FromFile {
  /** Its first line; paths count from the file that names it. */
  readonly file: string
}
