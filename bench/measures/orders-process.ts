import { pathToFileURL } from 'node:url'
import type { makePlan, runPlan } from '../../scenarios/index.ts'
import { median } from '../median.ts'
import { ordersPlan } from './orders-plan.ts'

/** A process of its own, in which nothing else is done: `node orders-process.ts MODULE TARGET ORDERS ROUNDS WARM-UPS`. */
const [path = '', target = '', orders = '', rounds = '', warm = ''] = process.argv.slice(2)
const library = (await import(pathToFileURL(path).href)) as {
  readonly makePlan: typeof makePlan
  readonly runPlan: typeof runPlan
}
const count = Number(orders)
const plan = ordersPlan(library.makePlan, target, count)
const rates: number[] = []
// The compiler is done only after some tens of thousands of exchanges.
const warmUps = Number(warm)
for (let round = -warmUps; round < Number(rounds); round++) {
  const beganMs = performance.now()
  let events = 0
  const { verdict } = await library.runPlan(plan, { listen: () => void events++ })
  if (verdict !== 'passed' || events === 0) throw new Error(`the orders ${verdict}`)
  if (round >= 0) rates.push(count / ((performance.now() - beganMs) / 1000))
}
process.stdout.write(JSON.stringify({ perSecond: median(rates), rss: process.memoryUsage.rss() }))
