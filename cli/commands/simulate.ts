import { runSimulator, withProfile } from '../simulate/run-simulator.ts'
import { type SimulateOptions, addSimulateOptions } from '../simulate/simulate-options.ts'
import type { AddCommand } from '../add-command.ts'

const examples = `
Examples:
  vmharness simulate --port 8080
  vmharness simulate --clock scaled:60                an hour passes in a minute
  vmharness simulate --clock on-poll                  each request finds the next stage of its task
  vmharness simulate --control 0 --faults faults.yaml
  vmharness simulate --fault "reply-lost operation=host-create times=1"
  vmharness simulate --profile staging.yaml           as slow as that VMmanager; see calibrate
  vmharness simulate --fixture large                  a thousand nodes, a hundred thousand VMs
  vmharness simulate --billmanager 1500               BILLmanager's API, its VMs are created here
  vmharness simulate --tls --acceptance-latency 2s --task-duration x0.1`

/** `vmharness simulate`: a VMmanager for clients of your own, until it is told to stop. */
export const simulateCommand: AddCommand = (program, surroundings, done) => {
  const command = program
    .command('simulate')
    .summary('a long-running simulated VMmanager')
    .description(
      'Serves a simulated VMmanager over HTTP. When it is ready it prints one line of JSON on stdout.',
    )
    .addHelpText('after', examples)
  addSimulateOptions(command).action(async (options: SimulateOptions) => {
    done(await runSimulator(await withProfile(command, options, surroundings), surroundings))
  })
}
