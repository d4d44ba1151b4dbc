import {
  clusterId,
  osId,
  osName,
  poolWish,
  presetId,
  readInventory,
} from '../../simulators/client/inventory.ts'
import type { Stage } from './stage.ts'
import { type Outcome, isTrouble } from '../../simulators/client/outcome.ts'
import { reasonOf } from '../../simulators/client/reason-of.ts'

/** A state that this VMmanager cannot be put into by anybody; the message says why. */
export class Unsettable extends Error {
  override readonly name = 'Unsettable'
}

/** What VMmanager has answered. @throws Error where it has refused */
export function answered<Value>(what: string, outcome: Outcome<Value>): Value {
  if (isTrouble(outcome)) throw new Error(`${what}: ${reasonOf(outcome.trouble)}`)
  return outcome
}

/** @throws Error where there is a reason why it was not done */
export function mustBeDone(what: string, reason: string | undefined): void {
  if (reason !== undefined) throw new Error(`${what}: ${reason}`)
}

/** Ids of what machines are made of. */
export interface Offer {
  readonly cluster: number
  readonly os: number
  readonly preset: number
}

/** Names that a pact may ask for. */
export interface OfferWishes {
  readonly os?: string | undefined
  readonly preset?: string | undefined
}

/** What machines can be made of: what is wished, else what the target is set up with, else the first of each. */
export async function offerOf(stage: Stage, wished: OfferWishes = {}): Promise<Offer> {
  const { place = {} } = stage.target
  const inventory = await readStock(stage)
  const { oses, presets } = inventory
  const [os, preset] = [osName(oses[0] ?? {}), String(presets[0]?.['name'])]
  return {
    cluster: there('cluster', clusterId(inventory, place.cluster)),
    os: there('operating system', osId(inventory, wished.os ?? place.os ?? os)),
    preset: there('preset', presetId(inventory, wished.preset ?? place.preset ?? preset)),
  }
}

/** The part of a creation that says where its addresses come from. */
export async function poolOf(stage: Stage): Promise<ReturnType<typeof poolWish>> {
  return poolWish(await readStock(stage), stage.target.place?.pool)
}

async function readStock({ follower }: Stage): Promise<Parameters<typeof poolWish>[0]> {
  const inventory = await readInventory(follower.api)
  if ('reason' in inventory) throw new Error(`its inventory: ${inventory.reason}`)
  return inventory
}

function there(what: string, id: number | undefined): number {
  if (id === undefined) throw new Unsettable(`it has no such ${what}`)
  return id
}
