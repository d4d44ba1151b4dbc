import { describe, expect, it } from 'vitest'
import { AsyncDisposableStack as Chosen, OwnStack } from './async-disposable-stack.ts'

describe.each([
  ['our own', OwnStack],
  ['that of Node.js', AsyncDisposableStack],
])('a stack of resources, %s', (_, Stack) => {
  it('lets go of them in the opposite order, waiting for each', async () => {
    const gone: string[] = []
    {
      await using stack = new Stack()
      stack.use({ [Symbol.asyncDispose]: () => Promise.resolve().then(() => void gone.push('first')) })
      stack.use({ [Symbol.dispose]: () => void gone.push('second') })
      stack.use(undefined)
      stack.defer(() => void gone.push('third'))
      expect(gone).toEqual([])
    }
    expect(gone).toEqual(['third', 'second', 'first'])
  })

  it('hands them on', async () => {
    const gone: string[] = []
    const kept = await (async () => {
      await using stack = new Stack()
      stack.defer(() => void gone.push('it'))
      return stack.move()
    })()
    expect(gone).toEqual([])
    await kept.disposeAsync()
    await kept.disposeAsync()
    expect(gone).toEqual(['it'])
  })

  it('lets go of the rest when one fails, and tells of it', async () => {
    const gone: string[] = []
    const stack = new Stack()
    stack.defer(() => void gone.push('first'))
    stack.defer(() => Promise.reject(new Error('it sticks')))
    await expect(stack.disposeAsync()).rejects.toThrow('it sticks')
    expect(gone).toEqual(['first'])
  })
})

it('is that of Node.js where there is one', () => {
  expect(Chosen).toBe(AsyncDisposableStack)
})
