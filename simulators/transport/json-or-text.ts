import { isDeeperText } from '../../contracts/json/depth.ts'

/** A body as it is kept: parsed JSON, or the text itself where it is not JSON, or nested too deeply to be looked at. */
export function jsonOrText(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return isDeeperText(text, value) ? text : value
  } catch {
    return text
  }
}
