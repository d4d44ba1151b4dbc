import { type VmmanagerErrorName, vmmanagerErrors } from '../../contracts/vmmanager/errors.ts'
import type { FaultName } from '../../simulators/faults/fault.ts'
import { type Language, messages } from '../i18n/messages.ts'
import { armingCommand } from './explain-fault.ts'
import type { NamedScenario } from './explain-quirk.ts'
import type { Explanation } from './explanation.ts'

/** Faults by which a simulated VMmanager gives the error. */
const faults: Readonly<Partial<Record<VmmanagerErrorName, FaultName>>> = {
  'session-invalid': 'session-expired',
  forbidden: 'forbidden',
  'internal-error': 'server-error',
  asleep: 'asleep',
  'licence-limit': 'licence-reached',
  'storage-full': 'storage-full',
}

/** When VMmanager gives an error, by its name or its number; undefined for any other. */
export function explainError(
  nameOrCode: string,
  language: Language,
  catalogue: readonly NamedScenario[],
): Explanation | undefined {
  const found = Object.entries(vmmanagerErrors).find(
    ([known, { code }]) => known === nameOrCode || String(code) === nameOrCode,
  )
  if (found === undefined) return undefined
  const [name, { code, status, msg, evidence }] = found
  const story = catalogue.find(({ scenario: { expect } }) =>
    [expect, expect.on?.billmanager, expect.on?.clouden].some((outcome) => outcome?.reason === name),
  )
  const { [name as VmmanagerErrorName]: fault } = faults
  const withoutStory = fault === undefined ? 'vmharness simulate' : armingCommand(fault)
  return {
    kind: 'error',
    name,
    meaning: messages[language].errors[name as VmmanagerErrorName],
    details: [`HTTP ${status}: {"error":{"code":${code},"msg":"${msg}"}}`],
    why: [messages[language].explain.anyWhy.error],
    reproduce: story === undefined ? withoutStory : `vmharness run ${story.name}`,
    source: [`${evidence.source} (${evidence.level})`, evidence.note].filter(Boolean).join('. '),
  }
}
