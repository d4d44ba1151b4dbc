import type { Patience } from '../client/poll.ts'
import type { Distribution } from '../random/distribution.ts'
import { defaultWorldSettings } from '../vmmanager/world/world-settings.ts'

/** A module that opens services: one module is one cluster of VMmanager (BILLmanager documentation, set-up). */
export interface ProcessingModule {
  readonly name: string
  /** Name of its cluster; the first one that VMmanager has when absent. */
  readonly cluster?: string
}

/** How this BILLmanager is set up. Where nothing is published the value is inferred, and says so. */
export interface BillmanagerSettings {
  /** From placing an order to its payment: people need time. Inferred. */
  readonly payment: Distribution
  /** Operations that run at once. Inferred. */
  readonly workers: number
  /** Tries before a person takes over (ISPsystemLLC/billmanager, processing module base class). */
  readonly maximumTries: number
  /** Pause before a failed operation runs again. The code does not tell; inferred. */
  readonly rerunMs: number
  /** Step and limit of waiting for a task. WHMCS waits 300 s by 12 s; the limit of BILLmanager is inferred. */
  readonly patience: Patience
  /**
   * The first one opens a service, the next one where that has failed (ISPsystemLLC/billmanager, open loop). That
   * each try begins with the first again is inferred.
   */
  readonly modules: readonly ProcessingModule[]
  /** When the set-up of a machine is complete (BILLmanager documentation, recipes). */
  readonly readiness: 'os-installed' | 'script-finished'
  /** Id of the recipe that runs in each new machine (BILLmanager documentation, recipes); none when absent. */
  readonly recipe?: number
  /** False: a service is Active as soon as its task is there and has not failed (dev-huzaki/whmcs-vmmanager6). */
  readonly waitForOs: boolean
  /** The client is one of a reseller: the account has a made-up e-mail (BILLmanager documentation, reseller chain). */
  readonly resellerChain: boolean
  /**
   * What one payment is for (payment periods, BILLmanager documentation): an order pays the first period, and each
   * `prolong` the next one. A day costs a thirtieth of the price of the tariff, rounded up; inferred. Where all is paid
   * at once there is no next period.
   */
  readonly billing: 'monthly' | 'daily' | 'once'
  /**
   * Whether money goes back as soon as opening was given up, or a person decides. Only a module for domains is known
   * to refund; inferred.
   */
  readonly refund: 'at-hand-over' | 'by-a-person'
  /**
   * After another tariff a machine that runs is restarted (dev-huzaki/whmcs-vmmanager6), or only where a change waits
   * for its stop (BILLmanager documentation, operation principles).
   */
  readonly restart: 'after-each-change' | 'where-needed'
  /**
   * What becomes of the operating system when the new tariff names another: it is installed (dev-huzaki/
   * whmcs-vmmanager6), though only on a machine that nobody has reinstalled since it was opened, or it stays. Inferred.
   */
  readonly otherOs: 'installed-on-untouched' | 'ignored'
  /** Where VMmanager is for browsers. Inferred. */
  readonly panel: string
  /** The date at which its time begins, in ms since 1970 (UTC): that of the simulated VMmanager. */
  readonly beginsAtMs: number
}

export const billmanagerSettings: BillmanagerSettings = {
  payment: { kind: 'uniform', minMs: 1000, maxMs: 20_000 },
  workers: 16,
  maximumTries: 10,
  rerunMs: 60_000,
  patience: { pollMs: 12_000, limitMs: 1_800_000 },
  modules: [{ name: 'pmvmmgr6' }],
  readiness: 'os-installed',
  waitForOs: true,
  resellerChain: false,
  billing: 'monthly',
  refund: 'at-hand-over',
  restart: 'after-each-change',
  otherOs: 'installed-on-untouched',
  panel: 'https://vmmanager.example.com',
  beginsAtMs: defaultWorldSettings.beginsAtMs,
}
