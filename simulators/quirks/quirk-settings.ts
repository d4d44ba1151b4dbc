import type { QuirkSettings } from './quirk.ts'
import { type QuirkName, quirks } from './quirks.ts'

/** What the named quirks set up otherwise in one of the mocks; of two that set the same, the later. */
export function quirkSettings<Mock extends keyof QuirkSettings>(
  names: readonly QuirkName[],
  mock: Mock,
): NonNullable<QuirkSettings[Mock]> {
  return Object.assign({}, ...names.map((name) => quirks[name].settings?.[mock])) as NonNullable<
    QuirkSettings[Mock]
  >
}
