import { tariffs } from '../../../platform/tariff.ts'
import { option, select, text } from '../doc/doc-node.ts'
import { ok } from '../front-answer.ts'
import { pricelistId } from '../shop.ts'
import { statusLabels } from '../status-label.ts'
import { filterFields } from './filter-fields.ts'
import type { FrontFunction } from './front-functions.ts'

/** Codes of statuses, in their order. */
const statuses = ['ordered', 'active', 'suspended', 'deleted', 'processing'] as const

/**
 * What `func=vds` shows from now on, until the user says otherwise (mishkatik/infra-billing): each confirmed call says
 * all of it anew.
 */
export const vdsFilter: FrontFunction = (front, call, user) => {
  const fields = [...filterFields.keys()]
  if (call.isConfirmed) {
    const wanted = fields.flatMap((name) => {
      const value = call.field(name)
      return value === undefined ? [] : [[name, value] as const]
    })
    front.filters.set(user.name, new Map(wanted))
    return ok
  }
  const filter = front.filters.get(user.name)
  const labels = statusLabels[call.lang]
  return {
    nodes: [
      ...fields.map((name) => text(name, filter?.get(name) ?? '')),
      select('pricelist', ...tariffs.map(({ name }) => option(pricelistId(name), name))),
      select('status', ...statuses.map((status, index) => option(index + 1, labels[status]))),
    ],
    isForm: true,
  }
}
