import type { PhaseName } from '../../../contracts/lifecycle/phase.ts'
import type { TargetName } from '../../../scenarios/targets/target.ts'
import type { DurationUnits } from '../../timing/format-duration.ts'

/** Simulated targets by the value of their option; other targets have names of their own. */
export const targets: Readonly<Record<TargetName, string>> = {
  simulated: 'simulated',
  'simulated-http': 'simulated-http',
}

export const clocks: Readonly<Record<'virtual' | 'real', string>> = { virtual: 'virtual', real: 'real' }

export const phases: Readonly<Record<PhaseName, string>> = {
  queue: 'queue',
  accept: 'accept',
  create: 'create',
  install: 'install',
  network: 'network',
  notice: 'notice',
  activate: 'activate',
  total: 'total',
}

export const units: DurationUnits = { ms: 'ms', s: 's', m: 'm', h: 'h', decimal: '.' }
