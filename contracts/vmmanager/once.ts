/** So many texts and what was made of them are kept. */
const mostKept = 1000

/** The same function, which does not work out again what it was asked before. For pure ones with answers that nobody changes. */
export function remembered<Answer>(read: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>()
  return (text) => {
    const answer = known.get(text)
    if (answer !== undefined) return answer
    if (known.size >= mostKept) known.clear()
    const made = read(text)
    known.set(text, made)
    return made
  }
}

/** The same thing at every call, made at the first. */
export function once<Thing extends object>(make: () => Thing): () => Thing {
  let made: Thing | undefined
  return () => (made ??= make())
}
