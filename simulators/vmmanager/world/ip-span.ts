/** IPv4 addresses that follow one another, the first as a number. */
export interface IpSpan {
  readonly first: number
  readonly size: number
}

const byte = String.raw`(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)`
const address = String.raw`(${byte}(?:\.${byte}){3})`
const fromTo = new RegExp(`^${address}\\s*-\\s*${address}$`)
const network = new RegExp(`^${address}/(3[0-2]|[12]?\\d)$`)
const single = new RegExp(`^${address}$`)

/** Reads two addresses with a dash, one address, or a network; undefined for anything else. */
export function parseIpSpan(text: string): IpSpan | undefined {
  const [, from = '', to = ''] = fromTo.exec(text) ?? []
  if (from !== '') {
    const size = undotted(to) - undotted(from) + 1
    return size > 0 ? { first: undotted(from), size } : undefined
  }
  const [, one = ''] = single.exec(text) ?? []
  return one === '' ? parseNetwork(text) : { first: undotted(one), size: 1 }
}

/** Reads a network, as `198.18.0.0/15`, from its first address on; undefined for anything else. */
export function parseNetwork(text: string): IpSpan | undefined {
  const [, base = '', bits = ''] = network.exec(text) ?? []
  if (base === '') return undefined
  const size = 2 ** (32 - Number(bits))
  return { first: undotted(base) - (undotted(base) % size), size }
}

export function overlap(a: IpSpan, b: IpSpan): boolean {
  return a.first < b.first + b.size && b.first < a.first + a.size
}

/** An IPv4 address as text: 3_323_068_416 is `198.18.0.0`. */
export function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.')
}

/** An IPv4 address, known to be one, as a number. */
export function undotted(address: string): number {
  return address.split('.').reduce((number, byte) => number * 256 + Number(byte), 0)
}
