import type { Platform } from '../../contracts/trace/trace-event.ts'

/** Names of the platforms as their vendor writes them, in every language. */
export const platformNames: Readonly<Record<Platform, string>> = {
  billmanager: 'BILLmanager',
  clouden: 'Clouden',
}
