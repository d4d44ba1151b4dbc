/** What a workflow command says besides its message; what is undefined is left out. */
export type CommandProperties = Readonly<Record<string, string | number | undefined>>

/**
 * A line that the runner of GitHub Actions takes for a command, escaped as the toolkit of GitHub does:
 * https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
 */
export function workflowCommand(name: string, properties: CommandProperties, message: string): string {
  const told = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
  return `::${[name, told.join(',')].filter((part) => part !== '').join(' ')}::${escapeData(message)}`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
