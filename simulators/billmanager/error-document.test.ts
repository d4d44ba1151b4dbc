import { describe, expect, it } from 'vitest'
import { errorDocument } from './error-document.ts'

describe('errorDocument', () => {
  it.each([
    ['task-failed', 'processing'],
    ['unavailable', 'client'],
    ['forbidden', 'auth'],
    ['session-invalid', 'auth'],
  ])('of %s is of the type %s', (reason, type) => {
    expect(errorDocument('open', reason)).toBe(
      `<doc><error type="${type}" object="open" value="${reason}"/></doc>`,
    )
  })

  it('escapes what XML cannot hold', () => {
    expect(errorDocument('close', '<"&">')).toContain('value="&lt;&quot;&amp;&quot;>"')
  })
})
