/** An IPv4 address as text: 3_323_068_416 is `198.18.0.0`. */
export function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.')
}

/** An IPv4 address, known to be one, as a number. */
export function undotted(address: string): number {
  return address.split('.').reduce((number, byte) => number * 256 + Number(byte), 0)
}
