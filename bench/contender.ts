import type { ChildProcess } from 'node:child_process'

/** Something that answers HTTP and can be measured. */
export interface Contender {
  readonly name: string
  readonly version: string
  /** Starts a process of its own that listens on the port; resolves when it answers. */
  start(port: number): Promise<RunningContender>
}

export interface RunningContender {
  readonly process: ChildProcess
  /** Headers that every request needs. */
  readonly headers: Readonly<Record<string, string>>
}

/** What every contender is asked to do. */
export const jobs = {
  'read one host': { method: 'GET', path: '/vm/v3/host/1', body: undefined },
  'create one host': {
    method: 'POST',
    path: '/vm/v3/host',
    body: JSON.stringify({
      name: 'bench',
      password: 'secret',
      os: 1,
      cluster: 1,
      ipv4_number: 0,
      hdd_mib: 10_240,
    }),
  },
} as const

export type JobName = keyof typeof jobs

/** The answers of the simulator to the jobs, for those who only repeat bytes. */
export const answers = {
  'read one host': {
    id: 1,
    internal_name: '1_bench',
    node: 2,
    name: 'bench',
    state: 'active',
    cpu_number: 1,
    ram_mib: 512,
    expand_part: 'none',
    net_is_synced: true,
    ip_automation: 'none',
  },
  'create one host': { id: 2, task: 2, recipe_task_list: [], recipe_task: 0, spice_task: 0 },
} as const satisfies Record<JobName, unknown>
