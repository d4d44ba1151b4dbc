type Row = Readonly<Record<string, string>>

type Fits = (row: Row, wanted: string) => boolean

const holds =
  (field: string): Fits =>
  (row, wanted) =>
    (row[field] ?? '').toLowerCase().includes(wanted.toLowerCase())

const isOneOf =
  (field: string): Fits =>
  (row, wanted) =>
    wanted.split(',').includes(row[field] ?? '')

/** The fields of `vds.filter` (a client area in React) that are known here; which of them take parts is inferred. */
export const filterFields: ReadonlyMap<string, Fits> = new Map([
  ['id', isOneOf('id')],
  ['ip', holds('ip')],
  ['domain', holds('domain')],
  ['pricelist', isOneOf('pricelist_id')],
  ['period', isOneOf('period')],
  ['status', isOneOf('item_status_orig')],
  ['autoprolong', isOneOf('autoprolong')],
  ['ostemplate', isOneOf('ostempl')],
])

/** True for a row that a filter shows. */
export function meets(row: Row, filter: ReadonlyMap<string, string>): boolean {
  return [...filter].every(([name, wanted]) => filterFields.get(name)?.(row, wanted) ?? true)
}
