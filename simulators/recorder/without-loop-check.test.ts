import { type RequestRuleData, getLocal, requestSteps } from 'mockttp'
import { expect, it } from 'vitest'
import { withoutLoopCheck } from './open-recorder.ts'

it('leaves mockttp no connection of its own to take a client for', async () => {
  const seen: RequestRuleData[] = []
  const proxy: { addRequestRules: (...rules: RequestRuleData[]) => Promise<never[]> } = {
    addRequestRules: (...rules) => {
      seen.push(...rules)
      return Promise.resolve([])
    },
  }
  withoutLoopCheck(proxy)
  const step = new requestSteps.PassThroughStep({})
  await proxy.addRequestRules({ matchers: [], steps: [step] })
  const [rule] = seen as unknown as readonly [{ steps: readonly [{ outgoingSockets: Set<string> }] }]
  const { outgoingSockets } = rule.steps[0]
  outgoingSockets.add('a socket')
  expect([outgoingSockets.has('a socket'), [...outgoingSockets]]).toEqual([true, []])
})

it('reaches every rule that is made the usual way', async () => {
  const proxy = getLocal()
  const rules: RequestRuleData[] = []
  const add = proxy.addRequestRules.bind(proxy)
  proxy.addRequestRules = (...some) => {
    rules.push(...some)
    return add(...some)
  }
  withoutLoopCheck(proxy)
  await proxy.start()
  await proxy.forUnmatchedRequest().thenPassThrough()
  await proxy.stop()
  expect(
    JSON.stringify(rules.map((rule) => Object.keys(('steps' in rule && rule.steps[0]) || {}))),
  ).toContain('outgoingSockets')
})
