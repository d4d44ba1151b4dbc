import type { AddCommand } from '../add-command.ts'
import { addRecordOptions, type RecordOptions } from '../record/record-options.ts'
import { runRecord } from '../record/run-record.ts'

const examples = `
Examples:
  vmharness record --upstream https://vmmanager.example.com --listen 8443 --tls -o incident.ndjson
  vmharness record --upstream https://vmmanager.example.com --forward --listen 3128 -o incident.ndjson
  vmharness record --upstream http://127.0.0.1:8080 -o lost.ndjson --fault "reply-lost operation=host-create times=1"`

/** `vmharness record`: a proxy that writes what a platform and a VMmanager say to each other. */
export const recordCommand: AddCommand = (program, surroundings, done) => {
  const command = program
    .command('record')
    .summary('record what a platform and a VMmanager say to each other')
    .description(
      'Records the traffic between a platform and a VMmanager as a trace without secrets, and changes nothing. ' +
        'Needs the package mockttp. When it is ready it prints one line of JSON on stdout.',
    )
    .addHelpText('after', examples)
  addRecordOptions(command).action(async (options: RecordOptions) => {
    done(await runRecord(options, surroundings))
  })
}
