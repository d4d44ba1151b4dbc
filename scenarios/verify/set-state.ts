import { type ProviderStateName, providerStates } from '../../contracts/pacts/provider-states.ts'
import { nearestName } from '../language/nearest-name.ts'
import type { Stage } from './stage.ts'
import { type StateParams, stateSetters, type StateValues } from './state-setters.ts'
import { Unsettable } from './unsettable.ts'

/** What came of a state: values for the pact, or why its interaction is not verified. */
export type SetResult =
  | { readonly kind: 'set'; readonly values: StateValues }
  /** Nobody could bring it about here. */
  | { readonly kind: 'unsettable'; readonly reason: string }
  /** VMmanager has not done what brings it about. */
  | { readonly kind: 'failed'; readonly reason: string }

/** Brings about the state of that name. */
export async function setState(stage: Stage, name: string, params: StateParams): Promise<SetResult> {
  if (!isKnown(name)) return { kind: 'unsettable', reason: unknownState(name) }
  const { onlySimulated } = providerStates[name]
  if (onlySimulated !== undefined && stage.target.simulation === undefined) {
    return { kind: 'unsettable', reason: `${name}: on a real VMmanager ${onlySimulated}` }
  }
  try {
    return { kind: 'set', values: await stateSetters[name](stage, params) }
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    return { kind: error instanceof Unsettable ? 'unsettable' : 'failed', reason: `${name}: ${problem}` }
  }
}

function isKnown(name: string): name is ProviderStateName {
  return Object.hasOwn(providerStates, name)
}

function unknownState(name: string): string {
  const near = nearestName(name, Object.keys(providerStates))
  const hint =
    near === undefined ? 'docs/provider-states.md lists those that are known' : `did it mean "${near}"?`
  return `nobody knows the state "${name}"; ${hint}`
}
