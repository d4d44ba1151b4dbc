/** The blocks of code in one language that a page in Markdown shows, in order. */
export function codeBlocks(page: string, language: string): readonly string[] {
  const block = new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm')
  return [...page.matchAll(block)].map(([, text = '']) => text)
}
