/** What came of an expression, or why there is nothing. */
export type Calculated<Value> =
  | { readonly value: Value }
  | { readonly unknown: string }
  | { readonly wrong: string }

type Token = string | number

/**
 * The value of `count`, `count * 2` or `(count + 1) / 2`: a variable alone is whatever it is, within a calculation it is a
 * whole number, and so is what comes of each part. Names may have hyphens, so that a minus stands between spaces.
 */
export function calculate<Value>(
  expression: string,
  valueOf: (name: string) => Value | undefined,
): Calculated<Value | number> {
  const tokens = expression.match(/[A-Za-z_][\w-]*|\d+|\S/g) ?? []
  const [only, ...others] = tokens
  if (only !== undefined && others.length === 0 && isName(only)) {
    const value = valueOf(only)
    return value === undefined ? { unknown: only } : { value }
  }
  const unknown = tokens.find((token) => isName(token) && valueOf(token) === undefined)
  if (unknown !== undefined) return { unknown }
  const numbers: readonly Token[] = tokens.map((token) =>
    isName(token) ? Number(valueOf(token)) : /^\d/.test(token) ? Number(token) : token,
  )
  if (numbers.some((token) => typeof token === 'number' && !Number.isSafeInteger(token))) {
    return { wrong: 'only whole numbers can be calculated with' }
  }
  const rest = [...numbers]
  const value = sum(rest)
  if (value === undefined || rest.length > 0)
    return { wrong: 'write whole numbers and names between + - * / and parentheses' }
  return Number.isSafeInteger(value) ? { value: value + 0 } : { wrong: 'it does not come to a whole number' }
}

function isName(token: string): boolean {
  return /^[A-Za-z_]/.test(token)
}

/** Takes what belongs to a sum from the beginning of the tokens; undefined where they are none. */
function sum(tokens: Token[]): number | undefined {
  let value = product(tokens)
  while (value !== undefined && (tokens[0] === '+' || tokens[0] === '-')) {
    const sign = tokens.shift() === '+' ? 1 : -1
    const next = product(tokens)
    value = next === undefined ? undefined : value + sign * next
  }
  return value
}

function product(tokens: Token[]): number | undefined {
  let value = factor(tokens)
  while (value !== undefined && (tokens[0] === '*' || tokens[0] === '/')) {
    const isTimes = tokens.shift() === '*'
    const next = factor(tokens)
    value = next === undefined ? undefined : isTimes ? value * next : value / next
  }
  return value
}

function factor(tokens: Token[]): number | undefined {
  const first = tokens.shift()
  if (typeof first === 'number') return first
  if (first === '-') {
    const value = factor(tokens)
    return value === undefined ? undefined : -value
  }
  if (first !== '(') return undefined
  const value = sum(tokens)
  return tokens.shift() === ')' ? value : undefined
}
