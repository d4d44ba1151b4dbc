import type { EvidencedFinding, RunResult } from '../../scenarios/run/run-result.ts'
import { brokenFindings } from '../broken-findings.ts'
import { groupRuns, type RunGroup } from '../group-runs.ts'
import { findingWords } from '../messages/finding-words.ts'
import { type Language, messages } from '../messages/messages.ts'
import { unprovenLine } from '../messages/unproven-words.ts'
import { witnessLines } from '../messages/witness-lines.ts'
import { replayCommand } from '../replay/replay-command.ts'
import type { ReportContext } from '../report-context.ts'
import { summarizeRuns } from '../run-summary.ts'
import { element, renderXml, type XmlAttributes, type XmlElement } from './xml.ts'

/**
 * JUnit XML: a suite for each platform, a case for each scenario. Times are wall times in seconds.
 * Runs of one platform under different circumstances (dialect, seed, ...) are suites apart, named after them.
 */
export function renderJunit(results: readonly RunResult[], context: ReportContext): string {
  const groups = groupRuns(results)
  const suites = groups.map((group) => suite(group, suiteName(group, groups), context))
  const counts = totals(results, context.wallMs, context)
  return renderXml(element('testsuites', { name: 'vmharness', ...counts }, suites))
}

function suite(group: RunGroup, name: string, context: ReportContext): XmlElement {
  const { runs, target, dialect, profile, seed, clock } = group
  const sumMs = runs.reduce((sum, { durationMs }) => sum + durationMs, 0)
  const times = profile && { profile: `${profile.name} ${profile.digest}` }
  const properties = Object.entries({ target, dialect, ...times, seed, clock }).map(([key, value]) =>
    element('property', { name: key, value }),
  )
  const { skipped, inconclusive } = summarizeRuns(runs, sumMs)
  const passedOver = skipped + (context.requireConclusive === true ? 0 : inconclusive)
  return element('testsuite', { name, ...totals(runs, sumMs, context), skipped: passedOver }, [
    element('properties', {}, properties),
    ...runs.map((run) => testCase(run, name, context)),
  ])
}

function testCase(run: RunResult, classname: string, context: ReportContext): XmlElement {
  const { scenario: name, durationMs } = run
  return element('testcase', { name, classname, time: seconds(durationMs) }, outcome(run, context))
}

/** JUnit has no state for a run that is inconclusive: it is skipped with its reason, or failed where the user asks for that. */
function outcome(run: RunResult, { language, requireConclusive }: ReportContext): readonly XmlElement[] {
  const reason = run.reason ?? messages[language].verdicts[run.verdict]
  switch (run.verdict) {
    case 'passed':
      return []
    case 'skipped':
      return [element('skipped', { message: reason })]
    case 'inconclusive': {
      const words = (run.unproven ?? []).map((unproven) => unprovenLine(unproven, language))
      const message = [reason, words.join('. ')].join(': ')
      if (requireConclusive !== true) return [element('skipped', { message })]
      return [element('failure', { type: run.verdict, message }, evidence(run, language))]
    }
    case 'errored':
      return [element('error', { type: 'errored', message: reason }, evidence(run, language))]
    case 'failed':
      return [element('failure', failureHead(run, reason, language), evidence(run, language))]
  }
}

function failureHead(run: RunResult, reason: string, language: Language): XmlAttributes {
  const [first, ...others] = brokenFindings(run)
  if (first === undefined) return { type: 'failed', message: reason }
  const more = others.length > 0 ? ` (+${others.length})` : ''
  return { type: first.rule, message: `${findingWords(first, language)}${more}` }
}

function evidence(run: RunResult, language: Language): string {
  const findings = brokenFindings(run).map((finding) => findingText(finding, run, language))
  return ['', ...findings, replayCommand(run), ''].join('\n')
}

function findingText(finding: EvidencedFinding, run: RunResult, language: Language): string {
  const order = finding.order === undefined ? '' : ` [${messages[language].labels.order} ${finding.order}]`
  const head = `${finding.rule}${order}: ${findingWords(finding, language)}`
  return `${[head, ...witnessLines(finding, run, language)].join('\n  ')}\n`
}

function suiteName(group: RunGroup, groups: readonly RunGroup[]): string {
  const { platform, target, dialect, profile, seed, clock } = group
  const times = profile === undefined ? '' : `, profile ${profile.name} ${profile.digest}`
  const alone = groups.filter((other) => other.platform === platform).length === 1
  return alone ? platform : `${platform} (${target}, ${dialect}${times}, seed ${seed}, ${clock})`
}

function totals(
  runs: readonly RunResult[],
  ms: number,
  { requireConclusive }: Pick<ReportContext, 'requireConclusive'>,
): XmlAttributes {
  const { runs: tests, failed, inconclusive, errored: errors } = summarizeRuns(runs, ms)
  const failures = failed + (requireConclusive === true ? inconclusive : 0)
  return { tests, failures, errors, time: seconds(ms) }
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3)
}
