import { call } from '../../pact/call.ts'
import { digits, eachLike, filled, integer, like } from '../../pact/matchers.ts'
import type { GivenState, PactCall } from '../../pact/pact-call.ts'
import type { PagedList } from '../vmmanager-api.ts'

const offered: GivenState = { name: 'machines can be made' }

const cluster = { id: integer(1) }
const os = { id: integer(2), repository: like('ISPsystem'), name: like('Debian-12-x86_64') }
const preset = { id: integer(3), name: like('small') }

function list(description: string, path: string, item: unknown): PactCall {
  return call(description, offered, { method: 'GET', path, answer: { list: eachLike(item) } })
}

type InventoryCall = 'clusters' | 'oses' | 'presets' | 'pools'

/** What has to be known before a machine can be asked for. */
export const inventoryCalls: Readonly<Record<InventoryCall, PactCall>> = {
  clusters: list('the clusters', '/vm/v3/cluster', cluster),
  oses: list('the operating systems', '/vm/v3/os', os),
  presets: list('the presets', '/vm/v3/preset', preset),
  pools: call('the address pools', offered, {
    method: 'GET',
    path: '/vm/v3/ippool',
    // Nobody looks into them.
    answer: { list: like([]) },
  }),
}

/** What a mirror of a VMmanager has to know of an item: that it is there. */
const mirrored = { id: digits(1) }

function page(name: PagedList, item: unknown, given: GivenState = offered): PactCall {
  return call(`the first page of the list ${name}`, given, {
    method: 'GET',
    path: `/vm/v3/${name}`,
    query: { orderby: 'id asc', limit: '0,50' },
    answer: { list: eachLike(item) },
  })
}

const running: GivenState = { name: 'a machine runs' }

type PageCall = 'clusters' | 'nodes' | 'presets' | 'oses' | 'hosts' | 'hostsOfCluster'

/** The same, read by pages. */
export const pageCalls: Readonly<Record<PageCall, PactCall>> = {
  clusters: page('cluster', mirrored),
  nodes: page('node', mirrored),
  presets: page('preset', mirrored),
  oses: page('os', mirrored),
  hosts: page('host', { id: digits(7), name: like('example-1') }, running),
  hostsOfCluster: call('the first page of the machines of a cluster', [offered, running], {
    method: 'GET',
    path: '/vm/v3/host',
    query: {
      orderby: 'id asc',
      limit: '0,50',
      where: filled("(cluster.id EQ '${cluster}')", { cluster: 1 }),
    },
    answer: { list: eachLike({ id: digits(7) }) },
  }),
}
