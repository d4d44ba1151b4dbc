import type { Duration } from '../../simulators/clock/duration.ts'
import type { Platform } from '../../contracts/trace/trace-event.ts'
import type { Fault } from '../../simulators/faults/fault.ts'
import type { StateExpectation } from './state-expectation.ts'
import type { WaitFor } from './wait-for.ts'

/** One action. Everything but waiting begins at once and continues while the next step is taken. */
export type Step =
  | OrderStep
  | WaitStep
  | SuspendStep
  | ResumeStep
  | CloseStep
  | RebootStep
  | StartStep
  | StopStep
  | ChangeStep
  | ReinstallStep
  | PasswordStep
  | AddAddressStep
  | RemoveAddressStep
  | PtrStep
  | PanelStep
  | ProlongStep
  | StatisticsStep
  | SnapshotStep
  | MaintainStep
  | OutsideStep
  | ParallelStep
  | ArmStep
  | DisarmStep
  | CheckStep

export type TariffName = 'small' | 'medium' | 'large'

/** Clients place and pay orders. */
export interface OrderStep {
  readonly order: {
    /** The same name is the same client; each order has a client of its own when absent. */
    readonly client?: string
    /** Name of the order, or the beginning of the names of several; `order` when absent. Numbers follow from 1. */
    readonly as?: string
    /** What is ordered; `machine` when absent. Virtual networks have no machine, no tariff and no addresses. */
    readonly product?: 'machine' | 'networks'
    /**
     * Virtual networks in each order of them; 1 when absent.
     *
     * @asType integer
     * @minimum 1
     * @maximum 1000
     */
    readonly networks?: number
    /** Name of the tariff; `small` when absent. */
    readonly tariff?: TariffName
    /**
     * IPv4 addresses that the machine gets; 1 when absent.
     *
     * @asType integer
     * @minimum 0
     * @maximum 16
     */
    readonly addresses?: number
    /**
     * How many such orders; 1 when absent.
     *
     * @asType integer
     * @minimum 1
     * @maximum 100000
     */
    readonly count?: number
    /**
     * Arrival rate; all at the same moment when absent.
     *
     * @exclusiveMinimum 0
     */
    readonly perSecond?: number
    /**
     * The rate grows or falls to this one, steadily from the first order to the last.
     *
     * @exclusiveMinimum 0
     */
    readonly rampToPerSecond?: number
  }
}

/** The scenario waits. */
export interface WaitStep {
  /**
   * For a duration; or until every order and every action so far has reached its final state; or until something
   * happens.
   */
  readonly wait: 'settled' | Duration | WaitFor
}

/** The orders that a step concerns. */
export interface Those {
  /**
   * Orders by name; all so far when absent. A name given by `as`, such as `web`, stands for all orders named so,
   * `web-2` for the second of them.
   *
   * @minItems 1
   */
  readonly of?: readonly string[]
}

/** The platform suspends services, as for a debt. */
export interface SuspendStep {
  readonly suspend: Those
}

/** Suspended services are resumed. */
export interface ResumeStep {
  readonly resume: Those
}

/** Services are closed and their VMs are deleted. */
export interface CloseStep {
  readonly close: Those
}

export interface RebootStep {
  readonly reboot: Those
}

export interface StartStep {
  readonly start: Those
}

export interface StopStep {
  readonly stop: Those
}

/** Clients change to another tariff, or to another number of addresses. */
export interface ChangeStep {
  readonly change: Those & {
    readonly tariff: TariffName
    /**
     * IPv4 addresses in all; as many as before when absent.
     *
     * @asType integer
     * @minimum 0
     * @maximum 16
     */
    readonly addresses?: number
  }
}

/** The operating system is reinstalled. */
export interface ReinstallStep {
  readonly reinstall: Those & {
    /** Internal name, `<repository>__<template>`; the one of the tariff when absent. */
    readonly os?: string
  }
}

/** The root password is changed. */
export interface PasswordStep {
  readonly password: Those
}

export interface AddAddressStep {
  readonly addAddress: Those & SomeAddresses
}

export interface RemoveAddressStep {
  readonly removeAddress: Those & SomeAddresses
}

export interface SomeAddresses {
  /**
   * How many; 1 when absent.
   *
   * @asType integer
   * @minimum 1
   * @maximum 16
   */
  readonly count?: number
}

/** The first address gets a PTR record. */
export interface PtrStep {
  readonly ptr: Those & { readonly domain: string }
}

/** Clients log in to the panel of VMmanager with a one-time key. */
export interface PanelStep {
  readonly panel: Those
}

/** Services are prolonged by a period. */
export interface ProlongStep {
  readonly prolong: Those
}

/** The platform reads how much services use. */
export interface StatisticsStep {
  readonly statistics: Those
}

export interface SnapshotStep {
  readonly snapshot: Those
}

/** The platform does something on its own behalf. */
export interface MaintainStep {
  readonly maintain: 'synchronise' | 'autodiscover' | 'inventory'
}

/** An external actor changes something in VMmanager itself, without the platform. */
export interface OutsideStep {
  readonly outside: Those & {
    readonly does: 'start' | 'stop' | 'delete' | 'reinstall' | 'rename'
  }
}

/** Several sequences of steps run at the same time; the step ends when all have ended. */
export interface ParallelStep {
  /** @minItems 2 */
  readonly parallel: readonly (readonly Step[])[]
}

/** A fault is armed from this moment on. */
export interface ArmStep {
  readonly arm: Fault
}

/** All faults of one name are disarmed. */
export interface DisarmStep {
  readonly disarm: Fault['fault']
}

/** A check at this moment: the expectations are compared with what has happened so far. */
export interface CheckStep {
  readonly check: StateExpectation & {
    /** Where it differs by platform. */
    readonly on?: Readonly<Partial<Record<Platform, StateExpectation>>>
  }
}
