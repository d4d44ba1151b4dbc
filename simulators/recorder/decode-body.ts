import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, zstdDecompress } from 'node:zlib'

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
export async function decodeBody(packed: Buffer, encoding: string | undefined): Promise<Buffer> {
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
