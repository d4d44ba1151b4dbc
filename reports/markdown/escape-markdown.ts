/** Text that Markdown of GitHub and GitLab shows as it is, on one line, also inside of a table. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>|~&$#@]/g, String.raw`\$&`)
}
