import type { Duration } from '../../../simulators/clock/duration.ts'
import type { Slo } from '../../language/scenario.ts'

/** Objectives for all runs, and real installations of VMmanager by name. */
export interface ConfigFile {
  /**
   * How long percentiles of a phase may be, in every run that is possible on a real VMmanager: `install: { p95: 6m
   * }`. What a scenario sets for itself takes precedence.
   */
  readonly slo?: Slo
  /** By the names that `--target` accepts. */
  readonly targets?: Readonly<Record<string, TargetSettings>>
}

/** An installation of VMmanager: how to reach it, and what runs may use there. */
export interface TargetSettings {
  /**
   * Address, with the path if the API is below one.
   *
   * @title URL
   * @pattern ^https?://[^\s/?#@]+(/[^\s?#]*)?$
   * @examples ["https://vmmanager.example.com"]
   */
  readonly url: string
  /**
   * E-mail of the administrator.
   *
   * @title e-mail
   * @pattern ^[^@\s]+@[^@\s]+$
   * @examples ["admin@example.com"]
   */
  readonly email: string
  /** The password itself never stands in this file. */
  readonly password: SecretSource
  /** PEM file of the authority that signed its certificate; paths are relative to this file. */
  readonly ca?: string
  /** Accepts any certificate: for a target on a private network. */
  readonly insecure?: true
  /** Name of the cluster in which VMs are created; the first one when absent. */
  readonly cluster?: string
  /** Operating system of VMs, `<repository>__<template>`; that of the tariffs when absent. */
  readonly os?: string
  /** Name of the preset with the sizes of VMs; the tariffs and their presets when absent. */
  readonly preset?: string
  /** Name of the pool of IP addresses; VMmanager chooses when absent. */
  readonly pool?: string
  /** How often the platforms poll a task; every 12 s (BILLmanager) and every 3 s (Clouden) when absent. */
  readonly polling?: Duration
  readonly timeouts?: {
    /** An answer is waited for this long; 60s when absent. */
    readonly answer?: Duration
    /** A task may take this long; 30m when absent. */
    readonly task?: Duration
  }
  /**
   * Requests per second at most; 10 when absent.
   *
   * @exclusiveMinimum 0
   * @maximum 1000
   */
  readonly rateLimit?: number
  /**
   * Runs at the same time; 1 when absent.
   *
   * @asType integer
   * @minimum 1
   * @maximum 64
   */
  readonly parallelism?: number
  /** VMs and memory that the harness may use at the same time. */
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
   * Prefix of all names that are created; `vmh` when absent.
   *
   * @title prefix
   * @pattern ^[a-z][a-z0-9]{1,15}$
   * @examples ["vmh", "qa1"]
   */
  readonly namePrefix?: string
  /** How often an observer reads the list of the harness's own VMs; when absent, there is no observer. */
  readonly observerInterval?: Duration
  /** The release whose wire behaviour the target has, see `vmharness contract`; the default dialect when absent. */
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
  /** The secret is its first line; paths are relative to the file that names it. */
  readonly file: string
}
