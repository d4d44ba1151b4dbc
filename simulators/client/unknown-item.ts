import { isRecord } from '../../contracts/vmmanager/is-record.ts'

/** A JSON object as it came over the wire, such as an item of a list: nothing is known about it yet. */
export type UnknownItem = Readonly<Record<string, unknown>>

export function isUnknownItem(value: unknown): value is UnknownItem {
  return isRecord(value)
}
