const loopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/

/**
 * The one spelling of where a VMmanager is: other cases, a port that goes without saying, a slash at the end and the
 * names of this machine make no other place.
 */
export function placeOf(url: string): string {
  if (!URL.canParse(url)) return url
  const { protocol, hostname, port, pathname } = new URL(url)
  const host = hostname.replace(/\.$/, '')
  const colon = port === '' ? '' : `:${port}`
  return `${protocol}//${loopback.test(host) ? 'localhost' : host}${colon}${pathname.replace(/\/+$/, '')}`
}
