import { type VmmanagerErrorName, vmmanagerErrors } from '../../contracts/vmmanager/errors.ts'

/** What VMmanager answers: HTTP status and JSON body. */
export interface Reply {
  readonly status: number
  readonly body: unknown
}

export function ok(body: unknown): Reply {
  return { status: 200, body }
}

/** A refusal in VMmanager's envelope; `value` says what was wrong. */
export function refuse(name: VmmanagerErrorName, value: Readonly<Record<string, unknown>> = {}): Reply {
  const { status, code, msg } = vmmanagerErrors[name]
  return { status, body: { error: { code, msg, value } } }
}
