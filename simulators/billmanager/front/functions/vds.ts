import { type DocNode, group, text } from '../doc/doc-node.ts'
import type { FrontCall } from '../front-call.ts'
import { FrontError } from '../front-error.ts'
import type { FrontFunction } from './front-functions.ts'
import { meets } from './filter-fields.ts'
import { ownServices } from './own-services.ts'
import { vdsRow } from './vds-row.ts'

/** What may be done with rows; clients read their rights from it (a client area in React). */
const buttons = ['edit', 'delete', 'filter', 'resume', 'suspend', 'service.reboot', 'service.changepassword']

/** The virtual servers of a client, filtered as the client has left it, a page of them where one is asked for. */
export const vds: FrontFunction = (front, call, user) => {
  const filter = front.filters.get(user.name) ?? new Map()
  const rows = ownServices(front, user)
    .filter(({ status }) => status !== 'deleted' || front.switches['deleted-services'] === 'listed')
    .map((service) => vdsRow(front, call, service))
    .filter((row) => meets(row, filter))
  const count = wholeField(call, 'p_cnt') ?? Math.max(rows.length, 1)
  const page = wholeField(call, 'p_num') ?? 1
  const shown = rows.slice((page - 1) * count, page * count)
  return {
    nodes: [
      toolbar(),
      ...shown.map((row) => ({
        name: 'elem',
        several: 'when-several' as const,
        content: Object.entries(row).map(([name, value]) => text(name, value)),
      })),
      text('p_num', page),
      text('p_cnt', count),
      text('p_elems', rows.length),
    ],
  }
}

function toolbar(): DocNode {
  const toolbtns = buttons.map((name) => ({
    name: 'toolbtn',
    attributes: { name },
    content: [],
    several: 'always' as const,
  }))
  const toolgrp: DocNode = { ...group('toolgrp', ...toolbtns), several: 'always' }
  return group('metadata', group('toolbar', toolgrp))
}

function wholeField(call: FrontCall, name: string): number | undefined {
  const value = call.field(name)
  if (value === undefined) return undefined
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new FrontError('value', name)
  return Number(value)
}
