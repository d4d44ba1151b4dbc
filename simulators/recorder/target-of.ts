/** Path and query of a URL as they were sent: a parsed URL would have other characters encoded. */
export function targetOf(url: string): string {
  const begin = url.indexOf('/', url.indexOf('://') + 3)
  return begin < 0 ? '/' : url.slice(begin)
}
