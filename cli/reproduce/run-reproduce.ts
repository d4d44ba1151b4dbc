import { HarnessError } from '../../contracts/failures/harness-error.ts'
import type { Finding } from '../../contracts/rules/finding.ts'
import { judgeTrace } from '../../contracts/judge/judge.ts'
import { redact } from '../../contracts/trace/redact.ts'
import type { RunEvent } from '../../contracts/trace/trace-event.ts'
import { defaultChoices } from '../../scenarios/plan/default-choices.ts'
import { readTraffic } from '../../scenarios/recording/read-traffic.ts'
import type { TrafficChoices } from '../../scenarios/recording/traffic-choices.ts'
import { reproduce } from '../../scenarios/reproduce/reproduce.ts'
import { scenarioText } from '../../scenarios/reproduce/scenario-text.ts'
import { exitCodes } from '../exit-code.ts'
import { interruptible } from '../interruptible.ts'
import { writeWhole } from '../output/write-whole.ts'
import type { Surroundings } from '../surroundings.ts'

/** What `vmharness reproduce` was asked for. */
export interface ReproduceOptions extends TrafficChoices {
  readonly output?: string
  readonly finding?: string
  readonly runs: number
  readonly seed?: number
}

/** Looks for a scenario that shows what a trace shows, writes it, and gives the exit code. */
export async function runReproduce(
  file: string,
  options: ReproduceOptions,
  surroundings: Surroundings,
): Promise<number> {
  const { stdout, stderr } = surroundings
  const { events, notes } = await readTraffic(file, options)
  for (const note of notes) stderr.write(`note: ${note}\n`)
  const { run, findings } = judgeTrace(events)
  const finding = chosen(findings, file, options.finding)
  const seed = options.seed ?? run.seed
  const interruption = interruptible(surroundings)
  const { scenario, runs } = await reproduce({
    run,
    events,
    finding,
    seed,
    mostRuns: options.runs,
    signal: interruption.signal,
  })
  interruption.stop()
  if (interruption.signal.aborted) return exitCodes.interrupted
  const what = `${finding.rule} (${finding.detail})`
  if (scenario === undefined) {
    stderr.write(`${what} cannot be reproduced in the simulator: none of ${runs} scenarios shows it\n`)
    stderr.write(whatElse(finding, run, file))
    return exitCodes.bad
  }
  const command = commandFor(options.output ?? 'FILE.yaml', run, seed)
  const text = redact(scenarioText(scenario, { file, command }))
  if (options.output === undefined) stdout.write(text)
  else await writeWhole(options.output, text)
  stderr.write(`${what} reproduced, and made as small as it goes, in ${runs} runs:\n  ${command}\n`)
  return exitCodes.good
}

/** What can be done where no scenario shows a finding. */
function whatElse({ rule }: Finding, { sight }: RunEvent, file: string): string {
  const content =
    rule === 'exchange-conforms'
      ? 'What VMmanager or a client says against the contract, no scenario can make where no known fault or quirk does.\n'
      : ''
  // The log of a module has no request in full.
  const again = sight === 'log' ? '' : `The same requests are sent again by\n  vmharness replay ${file}\n`
  return `${content}${again}`
}

/** The finding that is named by its rule, else the first that breaks a promise, and be it that of the scenario alone. */
function chosen(findings: readonly Finding[], file: string, rule: string | undefined): Finding {
  const broken = findings.filter(({ severity }) => severity !== 'note')
  const telling = broken.toSorted((one, other) => Number(isOfScenario(one)) - Number(isOfScenario(other)))
  const [first] = rule === undefined ? telling : findings.filter((finding) => finding.rule === rule)
  if (first !== undefined) return first
  const others = [...new Set(broken.map((finding) => finding.rule))].join(', ')
  const problem =
    broken.length === 0
      ? `${file} breaks no rule, so there is nothing to reproduce`
      : `${file} shows the rule ${rule} not broken; broken are: ${others}`
  throw new HarnessError('VMH_USAGE', { problem, help: `vmharness check ${file}` })
}

function isOfScenario({ rule }: Finding): boolean {
  return rule === 'expected-outcome' || rule === 'slo-met'
}

function commandFor(file: string, { platform, dialect }: RunEvent, seed: number): string {
  const other = dialect === defaultChoices.dialect ? '' : ` --dialect ${dialect}`
  return `vmharness run ${file} --platform ${platform} --seed ${seed}${other}`
}
