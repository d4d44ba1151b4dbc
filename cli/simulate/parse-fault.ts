import { parse } from 'yaml'
import type { Fault } from '../../simulators/faults/fault.ts'
import { checkFaults } from './read-faults.ts'

/**
 * A fault as it is written on the command line, `reply-lost operation=host-create times=1`, after those before it.
 *
 * @throws HarnessError VMH_SCENARIO_INVALID
 */
export function parseFault(text: string, before: readonly Fault[] = []): readonly Fault[] {
  const [fault = '', ...words] = text.trim().split(/\s+/)
  const parameters = words.map((word) => {
    const [key = '', ...value] = word.split('=')
    return [key, scalar(value.join('='))] as const
  })
  const [checked] = checkFaults([{ fault, ...Object.fromEntries(parameters) }], () => ({ file: '--fault' }))
  return checked === undefined ? before : [...before, checked]
}

/** `3` is a number and `30s` a text, as in a file; what is no YAML at all is a text. */
function scalar(text: string): unknown {
  try {
    return parse(text) as unknown
  } catch {
    return text
  }
}
