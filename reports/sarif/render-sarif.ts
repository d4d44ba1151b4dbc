import type { RunResult } from '../../scenarios/run/run-result.ts'
import { ruleWords } from '../messages/finding-words.ts'
import { type Language, messages } from '../i18n/messages.ts'
import type { Place } from '../places/places.ts'
import { type Problem, problemsOf } from '../problems/problems-of.ts'
import { product } from '../product.ts'
import type { ReportContext } from '../report-context.ts'

const schema = 'https://json.schemastore.org/sarif-2.1.0.json'

/**
 * SARIF 2.1.0: a result for each finding, at its scenario, with the line of the contract as its related location. A
 * run that errored is no result but a notification, for it says nothing about the thing under test.
 */
export function renderSarif(results: readonly RunResult[], context: ReportContext): string {
  const { language } = context
  const problems = problemsOf(results, context)
  const found = problems.filter(({ level }) => level !== 'errored')
  const errored = problems.filter(({ level }) => level === 'errored')
  const rules = [...new Set(found.map(({ rule }) => rule))]
  const run = {
    tool: {
      driver: {
        name: 'vmharness',
        version: product.version,
        rules: rules.map((id) => ({ id, shortDescription: { text: ruleWords(id, language) } })),
      },
    },
    language,
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: errored.length === 0,
        toolExecutionNotifications: errored.map((problem) => notificationOf(problem)),
      },
    ],
    results: found.map((problem) => resultOf(problem, rules.indexOf(problem.rule), language)),
  }
  return `${JSON.stringify({ $schema: schema, version: '2.1.0', runs: [run] }, null, 2)}\n`
}

function resultOf(problem: Problem, ruleIndex: number, language: Language): object {
  const { run, rule, message, details, place, contractPlace, fingerprint } = problem
  const { platform, target, dialect, profile, seed, clock } = run
  return {
    ruleId: rule,
    ruleIndex,
    level: levelOf(problem),
    message: { text: [message, ...details].join('\n') },
    locations: [location(place)],
    ...(contractPlace === undefined
      ? {}
      : {
          relatedLocations: [
            { id: 1, message: { text: messages[language].labels.contract }, ...location(contractPlace) },
          ],
        }),
    partialFingerprints: { 'vmharness/v1': fingerprint },
    properties: { platform, target, dialect, ...(profile && { profile }), seed, clock },
  }
}

/** Of what is inconclusive SARIF would say `kind: open`, which may not carry a level and which code scanning does not show. */
function levelOf({ isFailing, level }: Problem): 'error' | 'warning' | 'note' {
  if (isFailing) return 'error'
  return level === 'inconclusive' ? 'warning' : 'note'
}

function notificationOf({ message, details, place }: Problem): object {
  return {
    level: 'error',
    message: { text: [message, ...details].join('\n') },
    locations: [location(place)],
  }
}

function location({ file, line }: Place): object {
  return { physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: { startLine: line } } }
}

function uriOf(file: string): string {
  const path = file.split('/').map(encodeURIComponent).join('/')
  return path.startsWith('/') ? `file://${path}` : path
}
