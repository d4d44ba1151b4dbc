/**
 * Breaks a text between words into lines of at most `width` characters; a longer word stays whole, to be copied.
 * Control characters, which an answer of a foreign server may hold, become spaces: they would steer the terminal.
 */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.replaceAll(/\p{Cc}/gu, ' ').split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (longer.length > width && line !== '') {
      lines.push(line)
      line = word
    } else {
      line = longer
    }
  }
  return [...lines, line]
}

/** The text wrapped behind `head`; further lines are indented to where the first one begins. */
export function hangingText(head: string, text: string, width: number): readonly string[] {
  const indent = ' '.repeat(head.length)
  return wrapText(text, Math.max(width - head.length, 20)).map(
    (line, index) => `${index === 0 ? head : indent}${line}`,
  )
}
