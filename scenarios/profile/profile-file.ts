import type { MeasureName } from '../calibrate/measures.ts'
import type { FitVerdict } from '../calibrate/fit-profile.ts'

/** How long things take in one VMmanager, and how it speaks: what `vmharness calibrate` writes, or people by hand. */
export interface ProfileFile {
  /**
   * What reports call it.
   *
   * @title name
   * @pattern ^[\w.-]{1,64}$
   * @examples ["staging"]
   */
  readonly name: string
  /** The traces that it was made from. */
  readonly from?: readonly ProfileSource[]
  /** Release whose wire behaviour VMmanager has, see `vmharness contract`. */
  readonly dialect: string
  /** How long stages of tasks take; a stage that is left out takes as long as by default. */
  readonly durations?: StageProfiles
  /** One way over the network. */
  readonly transportLatency?: SpanProfile
  /** How much longer than a read a call takes that changes something. */
  readonly acceptanceLatency?: SpanProfile
  /** What the traces do not tell, and why: by stage or latency. There it takes as long as by default. */
  readonly leftOut?: LeftOut
  /** How well a simulator with this profile fits the traces, by what was measured. */
  readonly fit?: Readonly<Partial<Record<MeasureName, ProfileFit>>>
}

/** A trace that a profile was made from. */
export interface ProfileSource {
  /** Name of the file, without its folder. */
  readonly file: string
  /** Of its bytes, in hexadecimal digits. */
  readonly sha256: string
  /** @asType integer @minimum 0 */
  readonly orders: number
}

/** Spans by stage. */
export interface StageProfiles {
  /** A task waits this long before it runs. */
  readonly queued?: SpanProfile
  /** Copying a template to a node that has not got it. */
  readonly templateCopy?: SpanProfile
  /** Making, copying or moving disks. */
  readonly disk?: SpanProfile
  /** Setting up the network. */
  readonly network?: SpanProfile
  /** Installing the operating system. */
  readonly osInstall?: SpanProfile
  readonly delete?: SpanProfile
  /** Starting or stopping. */
  readonly power?: SpanProfile
  /** Changing resources, a disk, the password or settings. */
  readonly change?: SpanProfile
}

/** How long something takes. */
export interface SpanProfile {
  readonly quantilesMs: QuantilesMs
  /**
   * How often it was seen.
   *
   * @asType integer
   * @minimum 0
   */
  readonly samples?: number
  /** Whether it was seen itself, or only in a sum with others. */
  readonly evidence?: 'observed' | 'split'
  /** How it was told from what was seen. */
  readonly note?: string
}

/** Why stages and latencies are missing. */
export type LeftOut = Readonly<
  Partial<Record<keyof StageProfiles | 'transportLatency' | 'acceptanceLatency', NotTold>>
>

/** Why traces do not tell how long something takes. */
export interface NotTold {
  /**
   * There are too few samples; looks at tasks lie so far apart that most of them may have taken next to nothing; there
   * are too few reads, whose time is a part of it; it is not seen by itself, and is in the time of the stage after it.
   */
  readonly why: 'too-few' | 'rare-looks' | 'too-few-reads' | 'in-next-stage'
  /**
   * How often it was seen.
   *
   * @asType integer
   * @minimum 0
   */
  readonly samples: number
}

/** In ms: of all, so many per cent take less; straight lines in between. */
export interface QuantilesMs {
  readonly p0: Ms
  readonly p1: Ms
  readonly p5: Ms
  readonly p10: Ms
  readonly p25: Ms
  readonly p50: Ms
  readonly p75: Ms
  readonly p90: Ms
  readonly p95: Ms
  readonly p99: Ms
  readonly p100: Ms
}

/**
 * @minimum 0
 * @maximum 86400000
 */
export type Ms = number

/** What came of comparing the traces with a run of the simulator. */
export interface ProfileFit {
  readonly verdict: FitVerdict
  /** How many samples the traces have, and the run. */
  readonly traces: number
  readonly twin: number
  /** Greatest distance between both distributions, from 0 to 1. */
  readonly distance?: number
  /** How likely so great a one is by chance, corrected for the number of comparisons. */
  readonly pValue?: number
}
