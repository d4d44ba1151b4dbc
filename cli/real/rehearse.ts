import type { ExchangeRequest } from '../../contracts/exchange/exchange.ts'
import { redact } from '../../contracts/trace/redact.ts'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { whyNotRunLine } from '../../reports/messages/run-words.ts'
import type { Plan, SkippedPlan } from '../../scenarios/plan/plan.ts'
import { runPlan } from '../../scenarios/run/run-plan.ts'
import type { OutputStream } from '../surroundings.ts'
import type { RealRun } from './open-real-run.ts'

/** Tells for each plan what it would ask for, and asks for nothing that changes anything. */
export async function rehearse(
  plans: readonly (Plan | SkippedPlan)[],
  real: Pick<RealRun, 'rehearse'> | undefined,
  stdout: OutputStream,
): Promise<void> {
  if (real === undefined) {
    throw new HarnessError('VMH_USAGE', {
      problem: '--dry-run is for real targets: a simulated one has nothing to lose',
      help: 'vmharness run --help',
    })
  }
  for (const plan of plans) {
    stdout.write(
      `${plan.scenario} on ${plan.platform}${'skipped' in plan ? `: skipped, ${whyNotRunLine({ why: plan.skipped }, 'en')}` : ''}\n`,
    )
    if ('skipped' in plan) continue
    let readings = 0
    const hear = (request: ExchangeRequest): void => {
      if (request.method === 'GET') readings++
      else stdout.write(`  ${lineOf(request)}\n`)
    }
    const result = await runPlan({ ...plan, clock: 'virtual' }, { open: real.rehearse(hear) })
    const end = result.verdict === 'errored' ? `; then it would end: ${whyNotRunLine(result, 'en')}` : ''
    stdout.write(`  and ${readings} readings${end}; what is left of it is removed in the end\n`)
  }
}

function lineOf({ method, path, body }: ExchangeRequest): string {
  return `${method} ${path}${body === undefined ? '' : ` ${JSON.stringify(redact(body))}`}`
}
