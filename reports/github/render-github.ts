import type { RunResult } from '../../scenarios/run/run-result.ts'
import { platformNames } from '../messages/platform-names.ts'
import { summaryWords } from '../messages/summary-words.ts'
import { type Problem, problemsOf } from '../problems/problems-of.ts'
import type { ReportContext } from '../report-context.ts'

const commands: Readonly<Record<Problem['level'], string>> = {
  broken: 'error',
  errored: 'error',
  inconclusive: 'warning',
  note: 'notice',
}

/**
 * Annotations for GitHub Actions: workflow commands, which the runner obeys where a step prints them. The first sums
 * up; then comes one for each problem, the broken before the mere notes, since GitHub shows ten of a kind for a step.
 */
export function renderGithub(results: readonly RunResult[], context: ReportContext): string {
  const problems = problemsOf(results, context)
  const isNote = ({ level }: Problem): boolean => level === 'note'
  const lines = [
    workflowCommand('notice', { title: 'vmharness' }, summaryWords(results, context)),
    ...problems.filter((problem) => !isNote(problem)).map(annotation),
    ...problems.filter(isNote).map(annotation),
  ]
  return `${lines.join('\n')}\n`
}

function annotation({ level, isFailing, run, rule, message, details, place }: Problem): string {
  const title = `${rule}: ${run.scenario} (${platformNames[run.platform]}, ${run.dialect})`
  return workflowCommand(
    isFailing ? 'error' : commands[level],
    { ...place, title },
    [message, ...details].join('\n'),
  )
}

/** What a workflow command says besides its message; what is undefined is left out. */
type CommandProperties = Readonly<Record<string, string | number | undefined>>

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
