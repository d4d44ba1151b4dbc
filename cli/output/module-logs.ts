import type { TraceListener } from '../../contracts/trace/trace.ts'
import type { Plan } from '../../scenarios/plan/plan.ts'
import { moduleLog } from '../../simulators/billmanager/module-log.ts'
import { openTextFile, type TextFile } from './text-file.ts'

/** The logs of the modules of one run on their way to files. */
export interface ModuleLogs extends Disposable {
  readonly write: TraceListener
}

/**
 * Writes the logs of BILLmanager's modules, each to `<path>.<module>.log` as soon as it has a line; undefined for other
 * platforms, of whose logs nothing is known.
 *
 * @throws HarnessError VMH_OUTPUT_UNWRITABLE
 */
export function openModuleLogs(
  { platform, world }: Pick<Plan, 'platform' | 'world'>,
  path: string,
): ModuleLogs | undefined {
  if (platform !== 'billmanager') return undefined
  const log = moduleLog(world.beginsAtMs)
  const files = new Map<string, TextFile>()
  return {
    write: (event) => {
      const { module, lines } = log(event)
      if (lines.length === 0) return
      const file = files.get(module) ?? openTextFile(`${path}.${module}.log`)
      files.set(module, file)
      file.write(`${lines.join('\n')}\n`)
    },
    [Symbol.dispose]: () => {
      for (const file of files.values()) file[Symbol.dispose]()
    },
  }
}
