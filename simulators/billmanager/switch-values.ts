/** Values that may be offered with tariffs, by their names, and whether they are. */
export type OfferedValues = ReadonlyMap<string, boolean>

/** What a synchronisation has changed. */
export interface SwitchedValues {
  readonly values: OfferedValues
  /** Names that are new; they are off, as BILLmanager adds them. */
  readonly added: readonly string[]
  /** Names that were on and are gone from the panel. */
  readonly switchedOff: readonly string[]
}

/**
 * Brings values up to date with the panel: those that it lacks are switched off, new ones are added and are off
 * (ivkrak/IPSsystemTask, billmgr/misc.py, `sync_itemtype_param`). One that comes back stays off until a person
 * switches it on; inferred.
 */
export function switchValues(values: OfferedValues, present: readonly string[]): SwitchedValues {
  const there = new Set(present)
  const added = [...there].filter((name) => !values.has(name))
  const kept = [...values].map(([name, isOn]) => [name, isOn && there.has(name)] as const)
  const switchedOff = [...values].flatMap(([name, isOn]) => (isOn && !there.has(name) ? [name] : []))
  return { values: new Map([...kept, ...added.map((name) => [name, false] as const)]), added, switchedOff }
}
