import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { assertConforms, assertReachesActive, startSimulator } from 'vmmanager-harness/testing'

await using simulator = await startSimulator()
const { url, email, password } = simulator
const { stdout } = await promisify(execFile)('python3', ['client.py', url, email, password])
console.log(stdout.trim())
assertConforms(simulator.trace())
assertReachesActive(simulator.trace())
