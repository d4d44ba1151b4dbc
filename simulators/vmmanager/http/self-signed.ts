import { isIP } from 'node:net'
import type { TlsMaterial } from './open-server.ts'

/** Longer than any campaign, and short enough for clients that refuse certificates of many years. */
const validDays = 397

/** Kinds of names that a certificate holds (RFC 5280, GeneralName). */
const dnsName = 2
const ipName = 7

/** A certificate for `localhost`, both loopback addresses and `host`, signed by itself, valid from now on. */
export async function selfSigned(host: string): Promise<TlsMaterial> {
  // Loaded only for those who ask for it.
  const { generate } = await import('selfsigned')
  const names = new Set(['localhost', '127.0.0.1', '::1', host])
  const altNames = [...names].map((name) =>
    isIP(name) > 0 ? { type: ipName, ip: name } : { type: dnsName, value: name },
  )
  const { cert, private: key } = generate([{ name: 'commonName', value: 'vmmanager-harness' }], {
    days: validDays,
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'keyUsage', keyCertSign: true, digitalSignature: true, keyEncipherment: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames },
    ],
  })
  return { cert, key }
}
