import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { control } from './contenders/control.ts'
import { jsonServer } from './contenders/json-server.ts'
import { mockttp } from './contenders/mockttp.ts'
import { prism } from './contenders/prism.ts'
import { simulator } from './contenders/simulator.ts'
import { wiremock } from './contenders/wiremock.ts'
import { httpRounds } from './measures/http-rounds.ts'
import { inProcessRate } from './measures/in-process.ts'
import { lifecycleCost } from './measures/lifecycles.ts'
import { lookupTimes } from './measures/lookups.ts'
import { memoryAfter } from './measures/memory.ts'
import { recordingCost } from './measures/record.ts'
import { readyTimeMs } from './measures/ready-time.ts'
import { benchFolder } from './paths.ts'
import { resultsPage } from './results-page.ts'

const rounds = 5
const seconds = 2
const hasJava = spawnSync('java', ['-version']).status === 0
const contenders = [control, simulator, prism, ...(hasJava ? [wiremock] : []), mockttp, jsonServer]

const page = resultsPage({
  rounds,
  seconds,
  inProcessPerSecond: inProcessRate(rounds, 200_000),
  readyMs: await readyTimeMs(rounds),
  rates: await httpRounds(contenders, rounds, seconds),
  lookups: lookupTimes(rounds),
  memory: await memoryAfter(1_000_000),
  lifecycles: await lifecycleCost(rounds),
  recording: await recordingCost(4000),
})
writeFileSync(join(benchFolder, 'RESULTS.md'), page)
process.stdout.write(page)
