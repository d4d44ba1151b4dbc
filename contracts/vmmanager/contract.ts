import { callsAt } from './calls-at.ts'
import { openapi } from './description.ts'
import { type Dialect, dialectNamed, holdsIn } from './dialect.ts'
import { type Operation, operationFrom } from './operation.ts'
import { type PathMatcher, pathMatcher } from './path-matcher.ts'
import { schemaChecks } from './schema-checks.ts'
import { specialise } from './specialise.ts'

export type { Operation } from './operation.ts'
export type { OperationMatch } from './path-matcher.ts'

/** The contract between the platforms and VMmanager, as it holds in one dialect. */
export interface Contract extends PathMatcher {
  readonly dialect: Dialect
  readonly operations: readonly Operation[]
}

const contracts = new Map<string, Contract>()

/**
 * The contract in the dialect of that name; the same object for every call.
 *
 * @throws HarnessError VMH_DIALECT_UNKNOWN, with the known names
 */
export function contractFor(dialectName: string): Contract {
  const known = contracts.get(dialectName)
  if (known) return known
  const contract = makeContract(dialectNamed(dialectName))
  contracts.set(dialectName, contract)
  return contract
}

function makeContract(dialect: Dialect): Contract {
  const operations = operationsIn(dialect)
  return { dialect, operations, ...pathMatcher(operations) }
}

function operationsIn({ name }: Dialect): readonly Operation[] {
  const checkOf = schemaChecks(() => specialise(name))
  return Object.entries(openapi.paths)
    .filter(([, path]) => holdsIn(path, name))
    .flatMap(([pathTemplate, path]) =>
      callsAt(path)
        .filter(([, operation]) => holdsIn(operation, name))
        .map(([method, operation]) =>
          operationFrom({ method, pathTemplate, operation, dialectName: name, checkOf }),
        ),
    )
}
