import type { Command } from 'commander'
import type { Platform } from '../../contracts/trace/trace-event.ts'
import { defaultChoices } from '../../scenarios/plan/default-choices.ts'
import type { Fault } from '../../simulators/faults/fault.ts'
import { parseDialect, parsePlatform, parseWhole, unusable } from '../options/parsers.ts'
import { parseFault } from '../simulate/read-faults.ts'

/** What `vmharness record` was asked for. */
export interface RecordOptions {
  readonly upstream: URL
  readonly listen: number
  /** The address of this machine that is listened to. */
  readonly host: string
  readonly allow: readonly string[]
  readonly output: string
  readonly platform: Platform
  readonly dialect: string
  readonly forward?: true
  readonly tls?: true
  readonly ca?: string
  readonly insecure?: true
  readonly caOut: string
  readonly fault?: readonly Fault[]
}

export function addRecordOptions(command: Command): Command {
  return command
    .requiredOption('--upstream <url>', 'where VMmanager is', parseUpstream)
    .option('--listen <port>', 'the port; 0 for any free one', parseWhole(0, 65_535), 0)
    .option(
      '--host <address>',
      'address to listen on; 0.0.0.0 for all, if the platform is on another machine',
      '127.0.0.1',
    )
    .requiredOption('-o, --output <file>', 'the trace (*.ndjson); an existing file is not overwritten')
    .option('--platform <name>', 'whose traffic it is: billmanager or clouden', parsePlatform, 'billmanager')
    .option(
      '--dialect <release>',
      'wire behaviour of VMmanager, by which the trace will be judged',
      parseDialect,
      defaultChoices.dialect,
    )
    .option('--forward', 'act as a proxy to VMmanager alone')
    .option(
      '--allow <host[:port]>',
      'with --forward: another host whose traffic is passed on unread; may be repeated',
      (place: string, before: readonly string[]) => [...before, place],
      [],
    )
    .option('--tls', 'also accept HTTPS, with a certificate authority created at start')
    .option(
      '--ca-out <file>',
      'where to write the certificate of that authority',
      'vmharness-recorder-ca.pem',
    )
    .option('--ca <file>', 'authority (PEM) that signed the certificate of VMmanager')
    .option('--insecure', 'accept any certificate of VMmanager')
    .option(
      '--fault <fault>',
      'a fault on the wire, such as "reply-lost operation=host-create times=1"; may be repeated',
      parseFault,
    )
}

function parseUpstream(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isPlain = url !== undefined && /^https?:$/.test(url.protocol) && `${url.search}${url.hash}` === ''
  if (!isPlain || url.username !== '' || url.password !== '') {
    throw unusable('the URL of VMmanager, such as https://vmmanager.example.com')
  }
  return url
}
