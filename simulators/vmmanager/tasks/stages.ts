import type { HostEvent } from '../../../contracts/trace/trace-event.ts'
import type { Task } from '../world/entities.ts'
import type { StageDurations } from '../world/world-settings.ts'

/** What a stage leaves behind when it has ended well. */
export interface StageDefinition {
  readonly name: string
  readonly duration: keyof StageDurations
  /** What the end of the stage means for the machine. */
  readonly change: HostEvent['change']
}

export type TaskName = Task['name']

/** The stages of each kind of task, in order. A creation is complete only when its operating system is installed. */
export const stagesOf: Readonly<Record<TaskName, readonly StageDefinition[]>> = {
  host_create: [
    { name: 'disk', duration: 'disk', change: 'disk-ready' },
    { name: 'network', duration: 'network', change: 'address-added' },
    { name: 'os-install', duration: 'osInstall', change: 'os-installed' },
  ],
  host_delete: [{ name: 'delete', duration: 'delete', change: 'deleted' }],
}
