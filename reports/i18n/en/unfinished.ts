import type { UnprovenCode } from '../../../contracts/judge/rule-record.ts'
import type { WhyNotRunCode } from '../../../scenarios/plan/why-not-run.ts'

/** Why a run was skipped or did not come to its end, and what to do where something can be done. */
export const whyNotRun: Readonly<
  Record<WhyNotRunCode, { readonly reason: string; readonly remedy?: string }>
> = {
  'other-platform': {
    reason: 'the scenario is for {only} only',
    remedy: 'run it with --platform {platform}',
  },
  'simulated-only': {
    reason: 'a real VMmanager cannot be set up as it asks: {parts}',
    remedy: 'run it with --target simulated, or a scenario without that',
  },
  'not-observable': {
    reason: 'what it expects is not observable on a real VMmanager: {rules}',
    remedy: 'run it with --target simulated, or set `observerInterval` of the target',
  },
  'one-preset': {
    reason: 'it uses several tariffs, and the target names one preset, {preset}',
    remedy: 'leave `preset` of the target out',
  },
  'one-os': {
    reason: 'it uses several operating systems, and the target names one, {os}',
    remedy: 'leave `os` of the target out',
  },
  'no-os': {
    reason: 'cluster {cluster} has no operating system {os}',
    remedy: 'add it in VMmanager, or name one that is there as `os` of the target',
  },
  'no-preset': {
    reason: 'there is no preset {preset}',
    remedy: 'create it in VMmanager, or name one that is there as `preset` of the target',
  },
  'vms-over-budget': {
    reason: 'it creates {vms, plural, one {# VM} other {# VMs}} and the budget allows {most}',
    remedy: 'raise `budget.vms` of the target',
  },
  'vms-over-left': {
    reason:
      'it creates {vms, plural, one {# VM} other {# VMs}} and the budget has {most} left, as earlier runs have left something behind',
    remedy: 'remove it with `vmharness cleanup --target {target}`, or raise `budget.vms` of the target',
  },
  'ram-over-budget': {
    reason: 'its VMs take {ramMib} MiB and the budget allows {most}',
    remedy: 'raise `budget.ramMib` of the target, or name a smaller `preset`',
  },
  'ram-over-left': {
    reason:
      'its VMs take {ramMib} MiB and the budget has {most} left, as earlier runs have left something behind',
    remedy: 'remove it with `vmharness cleanup --target {target}`, or raise `budget.ramMib` of the target',
  },
  'cut-short': { reason: 'the run was cut short' },
  'not-begun': { reason: 'interrupted before it began' },
  'shard-missing': {
    reason: 'the report of shard {index} of {of} is missing, and so are its runs',
    remedy: 'run it again with --shard={index}/{of}, and merge all reports again',
  },
}

/** What was not seen, and what would make the run conclusive. */
export const unproven: Readonly<Record<UnprovenCode, { readonly missing: string; readonly remedy: string }>> =
  {
    gap: {
      missing: 'The trace has a gap: {lost, plural, one {# event is} other {# events are}} missing ({where})',
      remedy: 'record the traffic again, where the whole of it can be read and written',
    },
    'log-only': {
      missing: 'A log holds the calls and not their answers, so nothing shows how the orders ended',
      remedy: 'record the traffic with `vmharness record`',
    },
    'nothing-changed': {
      missing: 'No request of the recording changes anything in VMmanager',
      remedy:
        'record an order from the request that creates its VM until the platform has read that the operating system is installed',
    },
    'outcome-unknown': {
      missing: '{request} ({machine}) got no answer, and no later request shows whether it was done',
      remedy: 'continue recording until the platform, or you, have read the list of VMs',
    },
    'not-followed': {
      missing: 'The creation of host {host} was accepted, and no later request shows how it ended',
      remedy: 'continue recording until the platform has read that its task is complete',
    },
    'objective-open': {
      missing:
        '{percentile} of {phase} is {actualMs}, the objective is at most {limitMs}; {count, plural, one {# order is} other {# orders are}} too few to decide',
      remedy: 'run {needed, number} orders or more',
    },
  }
