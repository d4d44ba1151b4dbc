type Dispose = () => unknown

/** What the stack does of what Node.js 24 has and Node.js 22 has not: as much of it as this project uses. */
class Stack implements AsyncDisposable {
  #disposals: Dispose[] = []

  use<Resource extends AsyncDisposable | Disposable | null | undefined>(resource: Resource): Resource {
    if (resource === null || resource === undefined) return resource
    this.#disposals.push(() =>
      Symbol.asyncDispose in resource ? resource[Symbol.asyncDispose]() : resource[Symbol.dispose](),
    )
    return resource
  }

  defer(dispose: Dispose): void {
    this.#disposals.push(dispose)
  }

  move(): Stack {
    const moved = new Stack()
    moved.#disposals = this.#disposals
    this.#disposals = []
    return moved
  }

  async disposeAsync(): Promise<void> {
    const failures: unknown[] = []
    for (let dispose = this.#disposals.pop(); dispose !== undefined; dispose = this.#disposals.pop()) {
      try {
        await dispose()
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw failures.at(-1)
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.disposeAsync()
  }
}

/** The build puts it in the place of the global of this name. */
const chosen: typeof Stack =
  (globalThis as unknown as { readonly AsyncDisposableStack?: typeof Stack }).AsyncDisposableStack ?? Stack

export { chosen as AsyncDisposableStack, Stack as OwnStack }
