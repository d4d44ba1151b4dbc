import { unusable } from '../options/usage-error.ts'

export function parseProfileName(text: string): string {
  if (!/^[\w.-]{1,64}$/.test(text))
    throw unusable('letters, digits, dots, dashes and underscores, 64 at most')
  return text
}
