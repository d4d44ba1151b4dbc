import type { TaskName, TaskStage } from '../world/entities.ts'
import type { StageDurations } from '../world/world-settings.ts'

/** A stage as each task of its kind has it; `duration` names the setting that says how long it lasts. */
export interface StageDefinition extends Omit<TaskStage, 'durationMs'> {
  readonly duration: keyof StageDurations
}

/** The stages of each kind of task, in order. A creation is complete only when its operating system is installed. */
export const stagesOf: Readonly<Record<TaskName, readonly StageDefinition[]>> = {
  host_create: [
    { name: 'disk', duration: 'disk', change: 'disk-ready' },
    { name: 'network', duration: 'network', change: 'address-added' },
    { name: 'os-install', duration: 'osInstall', change: 'os-installed' },
  ],
  host_delete: [{ name: 'delete', duration: 'delete', change: 'deleted' }],
  host_start: [{ name: 'start', duration: 'power', change: 'started' }],
  host_stop: [{ name: 'stop', duration: 'power', change: 'stopped' }],
  host_reinstall: [{ name: 'os-install', duration: 'osInstall', change: 'reinstalled' }],
  host_change_params: [{ name: 'apply', duration: 'change', change: 'changed' }],
  host_change_password: [{ name: 'apply', duration: 'change', change: 'changed' }],
  disk_resize: [{ name: 'resize', duration: 'change', change: 'changed' }],
  ip_change: [{ name: 'network', duration: 'network', change: 'changed' }],
}
