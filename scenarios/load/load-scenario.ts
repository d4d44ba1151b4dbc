import { basename, extname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseScenario } from '../language/parse-scenario.ts'
import type { Scenario } from '../language/scenario.ts'
import { validateScenario } from '../language/validate-scenario.ts'
import { readInput } from './read-input.ts'
import { unreadableInput } from './unreadable-input.ts'

/** A scenario with its name (that of its file, without extension) and its file. */
export interface LoadedScenario {
  readonly name: string
  readonly file: string
  readonly scenario: Scenario
}

/**
 * Loads a scenario from YAML, or from TypeScript whose default export it is.
 *
 * @throws HarnessError VMH_INPUT_MISSING, VMH_YAML_SYNTAX or VMH_SCENARIO_INVALID
 */
export async function loadScenario(file: string): Promise<LoadedScenario> {
  const extension = extname(file)
  const scenario = extension === '.ts' ? await loadModule(file) : parseScenario(await readInput(file), file)
  return { name: basename(file, extension), file, scenario }
}

async function loadModule(file: string): Promise<Scenario> {
  let loaded: { readonly default?: unknown }
  try {
    // Loaded only for those who write scenarios in TypeScript: its start-up costs more than a whole run.
    const { tsImport } = await import('tsx/esm/api')
    loaded = (await tsImport(pathToFileURL(file).href, import.meta.url)) as { readonly default?: unknown }
  } catch (error) {
    throw unreadableInput(file, error)
  }
  return validateScenario(defaultExport(loaded), file)
}

/** Outside of an ES module package the loader makes a CommonJS module, whose default export is one level deeper. */
function defaultExport({ default: exported }: { readonly default?: unknown }): unknown {
  const isWrapped = typeof exported === 'object' && exported !== null && 'default' in exported
  return isWrapped ? exported.default : exported
}
