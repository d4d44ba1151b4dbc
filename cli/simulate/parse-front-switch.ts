import { type FrontSwitches, frontSwitches } from '../../simulators/billmanager/front/front-switches.ts'
import { unusable } from '../options/usage-error.ts'

/** `item-status=label`, after those before it. */
export function parseFrontSwitch(text: string, before: Partial<FrontSwitches> = {}): Partial<FrontSwitches> {
  const [name = '', value = ''] = text.split('=', 2)
  const known = Object.entries(frontSwitches).find(([known]) => known === name)
  if (known === undefined)
    throw unusable(`one of ${Object.keys(frontSwitches).join(', ')}, then = and its value`)
  const values: readonly string[] = known[1].values
  if (!values.includes(value)) throw unusable(`${name}=${values.join(` or ${name}=`)}`)
  return { ...before, [name]: value }
}
