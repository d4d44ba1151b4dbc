import type { TaskName, TaskStage } from '../world/entities.ts'
import type { StageDurations } from '../world/world-settings.ts'

/** A stage as each task of its kind has it; `duration` names the setting that says how long it lasts. */
export interface StageDefinition extends Omit<TaskStage, 'durationMs'> {
  readonly duration: keyof StageDurations
}

/** A stage that is left out where the node has the template already. */
const templateCopy = { name: 'template-copy', duration: 'templateCopy', change: undefined } as const

/** The stages of each kind of task, in order. A creation is complete only when its operating system is installed. */
export const stagesOf: Readonly<Record<TaskName, readonly StageDefinition[]>> = {
  host_create: [
    templateCopy,
    { name: 'disk', duration: 'disk', change: 'disk-ready' },
    { name: 'network', duration: 'network', change: 'address-added' },
    { name: 'os-install', duration: 'osInstall', change: 'os-installed' },
  ],
  host_delete: [{ name: 'delete', duration: 'delete', change: 'deleted' }],
  host_start: [{ name: 'start', duration: 'power', change: 'started' }],
  host_stop: [{ name: 'stop', duration: 'power', change: 'stopped' }],
  host_reinstall: [templateCopy, { name: 'os-install', duration: 'osInstall', change: 'reinstalled' }],
  host_change_params: [{ name: 'apply', duration: 'change', change: 'changed' }],
  host_change_password: [{ name: 'apply', duration: 'change', change: 'changed' }],
  disk_resize: [{ name: 'resize', duration: 'change', change: 'changed' }],
  ip_change: [{ name: 'network', duration: 'network', change: 'changed' }],
  host_migrate: [{ name: 'migrate', duration: 'disk', change: 'changed' }],
  host_relocate: [{ name: 'migrate', duration: 'disk', change: 'changed' }],
  host_clone: [
    { name: 'disk', duration: 'disk', change: 'disk-ready' },
    { name: 'network', duration: 'network', change: 'address-added' },
    { name: 'start', duration: 'power', change: 'started' },
  ],
  host_restore: [{ name: 'restore', duration: 'disk', change: 'changed' }],
  host_rescue_mode: [{ name: 'apply', duration: 'change', change: 'changed' }],
  host_iso_mount: [{ name: 'apply', duration: 'change', change: 'changed' }],
  host_iso_unmount: [{ name: 'apply', duration: 'change', change: 'changed' }],
  host_guest_agent: [{ name: 'apply', duration: 'change', change: 'changed' }],
  vm_backup: [{ name: 'backup', duration: 'disk', change: 'changed' }],
  image_create: [{ name: 'image', duration: 'disk', change: 'changed' }],
  disk_migrate: [{ name: 'migrate', duration: 'disk', change: 'changed' }],
  disk_restore: [{ name: 'restore', duration: 'disk', change: 'changed' }],
  run_recipe: [{ name: 'recipe', duration: 'change', change: 'changed' }],
}
