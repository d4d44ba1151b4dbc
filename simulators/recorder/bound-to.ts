import type { Server } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Mockttp } from 'mockttp'

/** True for a place to which a client of a proxy may be led. */
export type MayPass = (hostname: string, port: number) => boolean

type Tunnel = (request: { readonly url?: string }, socket: Duplex) => void

/**
 * Makes mockttp listen on one address alone, and lead tunnels nowhere but where they may go. It has options for neither, so its
 * server is told as soon as it is made.
 */
export function boundTo(proxy: Mockttp, host: string, mayPass: MayPass): void {
  let made: Server | undefined
  Object.defineProperty(proxy, 'server', {
    configurable: true,
    get: () => made,
    set: (server: Server | undefined) => {
      made = server
      if (server === undefined) return
      const listen = server.listen.bind(server)
      server.listen = (port: unknown) => listen({ port: Number(port), host })
      guardTunnels(server, mayPass)
    },
  })
}

function guardTunnels(server: Server, mayPass: MayPass): void {
  const open = server.listeners('connect') as Tunnel[]
  server.removeAllListeners('connect')
  server.on('connect', (request: Parameters<Tunnel>[0], socket: Duplex) => {
    const [, hostname = '', port = '443'] = /^(.*?)(?::(\d+))?$/.exec(request.url ?? '') ?? []
    if (mayPass(hostname.replace(/^\[(.*)\]$/, '$1'), Number(port)))
      for (const tunnel of open) tunnel(request, socket)
    else socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  })
}

/** Path and query of a URL as they were sent: a parsed URL would have other characters encoded. */
export function targetOf(url: string): string {
  const begin = url.indexOf('/', url.indexOf('://') + 3)
  return begin < 0 ? '/' : url.slice(begin)
}
