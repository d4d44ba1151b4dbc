import { languages } from '../../reports/i18n/language.ts'
import type { Platform } from '../../contracts/trace/trace-event.ts'
import { dialects } from '../../contracts/vmmanager/dialect.ts'
import { reporters } from '../../reports/reporter.ts'
import type { VariableValue, Variables } from '../../scenarios/language/expand.ts'
import { targetNames } from '../../scenarios/targets/target.ts'
import { createClock } from '../../simulators/clock/create-clock.ts'
import { InvalidArgumentError, Option } from 'commander'

/** A report that was asked for: which form, written where. */
export interface ReportRequest {
  readonly format: string
  readonly path: string
}

export function parseWhole(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (!/^\d+$/.test(text) || value < least || value > most)
      throw unusable(`a whole number from ${least} to ${most}`)
    return value
  }
}

/** A share such as 0.05. */
export function parseShare(text: string): number {
  const share = Number(text)
  if (text.trim() === '' || !(share > 0 && share < 1)) throw unusable('a share between 0 and 1, such as 0.05')
  return share
}

export function parseClock(text: string): string {
  if (createClock(text) === undefined) throw unusable('virtual, real or scaled:N, such as scaled:60')
  return text
}

export function parsePlatforms(text: string): readonly Platform[] {
  if (text === 'all') return ['billmanager', 'clouden']
  if (text === 'billmanager' || text === 'clouden') return [text]
  throw unusable('billmanager, clouden or all')
}

export function parsePlatform(text: string): Platform {
  const [platform, ...others] = parsePlatforms(text)
  if (platform === undefined || others.length > 0) throw unusable('billmanager or clouden')
  return platform
}

/** Whether a target is a simulated one; any other is looked up in the configuration. */
export function isSimulated(target: string): boolean {
  return targetNames.some((name) => name === target)
}

export function parseDialect(text: string): string {
  const names = dialects.map(({ name }) => name)
  if (!names.includes(text)) throw unusable(`one of ${names.join(', ')}`)
  return text
}

/** One dialect, or every one of them for `all`. */
export function parseDialects(text: string): readonly string[] {
  return text === 'all' ? dialects.map(({ name }) => name) : [parseDialect(text)]
}

/** Some of the known names, with commas between. */
export function parseNames(known: readonly string[]): (text: string) => readonly string[] {
  return (text) => {
    const names = text.split(',').map((name) => name.trim())
    if (!names.every((name) => known.includes(name)))
      throw unusable(`some of ${known.join(', ')}, with commas between`)
    return names
  }
}

/** Collects `--report FORMAT=PATH`, which may be given many times. */
export function parseReport(text: string, earlier: readonly ReportRequest[] = []): readonly ReportRequest[] {
  const [, format = '', path = ''] = /^(\w+)=(.+)$/s.exec(text) ?? []
  if (!reporters.has(format))
    throw unusable(`FORMAT=PATH with a FORMAT out of ${[...reporters.keys()].join(', ')}`)
  return [...earlier, { format, path }]
}

/** `name=value`, several times; a value that looks like a number or a truth value is one. */
export function parseVariable(text: string, before: Variables = {}): Variables {
  const [, name, value] = /^([\w-]+)=(.*)$/s.exec(text) ?? []
  if (name === undefined || value === undefined) throw unusable('name=value')
  return { ...before, [name]: scalarOf(value) }
}

function scalarOf(text: string): VariableValue {
  if (text === 'true' || text === 'false') return text === 'true'
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
}

/** A value that an option cannot take; commander names the option. */
export function unusable(expected: string): InvalidArgumentError {
  return new InvalidArgumentError(`It must be ${expected}.`)
}

/** `--lang`, of whatever the verb says: titles, lines, a report. */
export function languageOption(description: string): Option {
  return new Option('--lang <language>', description).choices(languages).default(languages[0])
}
