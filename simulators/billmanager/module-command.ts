import type { OperationName } from '../../contracts/trace/trace-event.ts'

/**
 * The command by which BILLmanager calls its module (ISPsystemLLC/billmanager, defines.h). That another tariff, another
 * system and a reverse name are all `setparam`, and which commands housekeeping has, is inferred.
 */
export const moduleCommand: Readonly<Record<OperationName, string>> = {
  open: 'open',
  suspend: 'suspend',
  resume: 'resume',
  close: 'close',
  reboot: 'reboot',
  start: 'start',
  stop: 'stop',
  change: 'setparam',
  reinstall: 'setparam',
  password: 'changepassword',
  'add-address': 'addip',
  'remove-address': 'delip',
  ptr: 'setparam',
  panel: 'transition_controlpanel',
  prolong: 'prolong',
  statistics: 'stat',
  snapshot: 'check_param',
  synchronise: 'get_server_config',
  autodiscover: 'sync_server',
  inventory: 'get_server_config',
}
