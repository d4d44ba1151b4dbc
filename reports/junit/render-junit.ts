import type { EvidencedFinding, RunResult } from '../../scenarios/run/run-result.ts'
import { brokenFindings } from '../finding-kinds.ts'
import { type Language, messages } from '../i18n/messages.ts'
import { type Regression, regressionsOf } from '../compare/render-comparison.ts'
import { distinct } from '../identity/run-ids.ts'
import { groupRuns, type RunGroup } from '../group-runs.ts'
import { findingText, reproduceLines, scenarioLines } from '../messages/finding-text.ts'
import { findingWords } from '../messages/finding-words.ts'
import { unprovenLine, whyNotRunLine } from '../messages/run-words.ts'
import type { ReportContext } from '../report-context.ts'
import { element, renderXml, type XmlAttributes, type XmlElement } from '../../contracts/markup/xml.ts'

/**
 * JUnit XML: a suite for each platform, a case for each scenario. Times are wall times in seconds.
 * Runs of one platform under different circumstances (dialect, seed, ...) are suites apart, named after them.
 */
export function renderJunit(results: readonly RunResult[], context: ReportContext): string {
  const groups = groupRuns(results)
  const judged = { ...context, regressions: regressionsOf(results, context), names: caseNames(results) }
  const suites = groups.map((group) => suite(group, suiteName(group, groups), judged))
  const counts = totals(results, context.wallMs, judged)
  return renderXml(element('testsuites', { name: 'vmharness', ...counts }, suites), { isIndented: true })
}

/** What decides the outcome of a case. */
interface CaseContext extends ReportContext {
  readonly regressions: ReadonlyMap<RunResult, readonly Regression[]>
  readonly names: ReadonlyMap<RunResult, string>
}

function suite(group: RunGroup, name: string, context: CaseContext): XmlElement {
  const { runs, target, dialect, profile, seed, clock } = group
  const sumMs = runs.reduce((sum, { durationMs }) => sum + durationMs, 0)
  const times = profile && { profile: `${profile.name} ${profile.digest}` }
  const properties = Object.entries({ target, dialect, ...times, seed, clock }).map(([key, value]) =>
    element('property', { name: key, value }),
  )
  const skipped = runs.filter((run) => stateOf(run, context) === 'skipped').length
  return element('testsuite', { name, ...totals(runs, sumMs, context), skipped }, [
    element('properties', {}, properties),
    ...runs.map((run) => testCase(run, name, context)),
  ])
}

function testCase(run: RunResult, classname: string, context: CaseContext): XmlElement {
  const { durationMs } = run
  const name = context.names.get(run) ?? run.scenario
  return element('testcase', { name, classname, time: seconds(durationMs) }, outcome(run, context))
}

/**
 * JUnit has no state for a run that is inconclusive: it is skipped with its reason, or failed where the user asks for
 * that. A run that became worse than in the baseline is failed, whatever its own verdict is.
 */
function outcome(run: RunResult, context: CaseContext): readonly XmlElement[] {
  const { language } = context
  const { verdict, unproven = [] } = run
  const open = unproven.map((some) => unprovenLine(some, language))
  const reason =
    whyNotRunLine(run, language) ??
    [messages[language].verdicts[verdict], open.join('. ')].filter(Boolean).join(': ')
  const text = evidence(run, context)
  switch (stateOf(run, context)) {
    case 'good':
      return []
    case 'skipped':
      return [element('skipped', { message: reason })]
    case 'error':
      return [element('error', { type: 'errored', message: reason }, text)]
    case 'failure':
      return [element('failure', failureHead(run, reason, context), text)]
  }
}

/** How JUnit counts a run. */
function stateOf(run: RunResult, context: CaseContext): 'good' | 'failure' | 'error' | 'skipped' {
  if (run.verdict === 'errored') return 'error'
  if (run.verdict === 'failed' || context.regressions.has(run)) return 'failure'
  if (run.verdict === 'passed') return 'good'
  return run.verdict === 'inconclusive' && context.requireConclusive === true ? 'failure' : 'skipped'
}

function failureHead(run: RunResult, reason: string, { regressions, language }: CaseContext): XmlAttributes {
  const broken = brokenFindings(run).map((finding) => ({
    type: finding.rule,
    message: findingWords(finding, language),
  }))
  const worse = (regressions.get(run) ?? []).map(({ text }) => ({ type: 'regression', message: text }))
  const [first, ...others] = [...broken, ...worse]
  if (first === undefined) return { type: run.verdict, message: reason }
  const more = others.length > 0 ? ` (+${others.length})` : ''
  return { type: first.type, message: `${first.message}${more}` }
}

function evidence(run: RunResult, { regressions, language }: CaseContext): string {
  const findings = brokenFindings(run).map((finding) => findingLines(finding, run, language))
  const { regression } = messages[language].comparison
  const worse = (regressions.get(run) ?? []).map(({ text }) => `${regression}: ${text}\n`)
  const about = scenarioLines(run, language)
  return ['', ...about, ...findings, ...worse, ...reproduceLines(run, language), ''].join('\n')
}

function findingLines(finding: EvidencedFinding, run: RunResult, language: Language): string {
  const { sentence, about, chain } = findingText(finding, run, language)
  return `${[sentence, ...about, ...chain].join('\n  ')}\n`
}

function suiteName(group: RunGroup, groups: readonly RunGroup[]): string {
  const { platform, target, dialect, profile, seed, clock } = group
  const times = profile === undefined ? '' : `, profile ${profile.name} ${profile.digest}`
  const alone = groups.filter((other) => other.platform === platform).length === 1
  return alone ? platform : `${platform} (${target}, ${dialect}${times}, seed ${seed}, ${clock})`
}

function totals(runs: readonly RunResult[], ms: number, context: CaseContext): XmlAttributes {
  const states = runs.map((run) => stateOf(run, context))
  const count = (wanted: ReturnType<typeof stateOf>): number =>
    states.filter((state) => state === wanted).length
  return { tests: runs.length, failures: count('failure'), errors: count('error'), time: seconds(ms) }
}

/** Tools find a case again by its name: it says what tells two runs of one scenario apart, and no two are the same. */
function caseNames(results: readonly RunResult[]): ReadonlyMap<RunResult, string> {
  const bySuite = groupRuns(results).map(({ runs }) => {
    const plain = runs.map(({ scenario, variables = {} }) =>
      [scenario, ...Object.entries(variables).map(([name, value]) => `${name}=${String(value)}`)].join(' '),
    )
    const isShared = (name: string | undefined): boolean => plain.filter((other) => other === name).length > 1
    const full = runs.map(({ source }, index) =>
      isShared(plain[index]) ? `${plain[index]} (${source})` : (plain[index] ?? ''),
    )
    return distinct(full).map((name, index) => [runs[index], name] as const)
  })
  return new Map(bySuite.flat().flatMap(([run, name]) => (run === undefined ? [] : [[run, name] as const])))
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3)
}
