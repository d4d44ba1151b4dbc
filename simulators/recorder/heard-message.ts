import type { CompletedRequest, CompletedResponse } from 'mockttp'
import type { ExchangeRequest, ExchangeResponse, HttpMethod } from '../../contracts/exchange/exchange.ts'
import { jsonOrText } from '../transport/json-or-text.ts'
import { keptHeaders } from './kept-headers.ts'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, zstdDecompress } from 'node:zlib'
import { targetOf } from './bound-to.ts'

/** No message of VMmanager is larger, packed or not. */
export const mostBytes: number = 64 * 2 ** 20

const unpackers = {
  br: promisify(brotliDecompress),
  deflate: promisify(inflate),
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  zstd: promisify(zstdDecompress),
}

/**
 * A body as it was before it was packed, by whatever its `Content-Encoding` names, the last one first.
 *
 * @throws RangeError or an error of zlib where it is packed in an unknown way, is broken, or grows beyond all bounds
 */
async function decodeBody(packed: Buffer, encoding: string | undefined): Promise<Buffer> {
  let body = packed
  const names = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
  for (const name of names.toReversed()) {
    if (name === '' || name === 'identity') continue
    if (!isKnown(name)) throw new RangeError(`a body is packed by ${name}`)
    body = await unpackers[name](body, { maxOutputLength: mostBytes })
  }
  return body
}

function isKnown(name: string): name is keyof typeof unpackers {
  return Object.hasOwn(unpackers, name)
}

const methods: ReadonlySet<string> = new Set<HttpMethod>(['GET', 'POST', 'DELETE'])

/** A request as a trace tells it; undefined for a method that VMmanager does not know and a trace cannot tell. */
export async function heardRequest(
  heard: CompletedRequest,
  base: string,
): Promise<ExchangeRequest | undefined> {
  if (!methods.has(heard.method)) return undefined
  const [path = '/', query = ''] = split(targetOf(heard.url))
  const body = await bodyOf(heard)
  return {
    method: heard.method as HttpMethod,
    path: base !== '' && path.startsWith(`${base}/`) ? path.slice(base.length) : path,
    query,
    headers: keptHeaders(heard.headers),
    ...(body !== undefined && { body }),
  }
}

/** A response as a trace tells it. */
export async function heardResponse(heard: CompletedResponse): Promise<ExchangeResponse> {
  const body = await bodyOf(heard)
  return {
    status: heard.statusCode,
    headers: keptHeaders(heard.headers),
    ...(body !== undefined && { body }),
  }
}

function split(target: string): readonly string[] {
  const mark = target.indexOf('?')
  return mark < 0 ? [target] : [target.slice(0, mark), target.slice(mark + 1)]
}

async function bodyOf({ body, headers }: CompletedRequest | CompletedResponse): Promise<unknown> {
  const { buffer } = body
  if (buffer.length === 0) {
    if (Number(headers['content-length'] ?? 0) > mostBytes) throw new RangeError('a body is too large')
    return undefined
  }
  const text = (await decodeBody(buffer, oneOf(headers['content-encoding']))).toString('utf8')
  const value = jsonOrText(text)
  if (value === text && isJson(text)) throw new RangeError('a body is nested too deeply')
  return value
}

function oneOf(header: string | readonly string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : header?.join(',')
}

/** True for what was kept as text though it is JSON. */
function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
