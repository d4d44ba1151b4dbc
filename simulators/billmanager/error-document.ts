import type { OperationName } from '../../contracts/trace/trace-event.ts'

/** Errors of the connection to VMmanager. */
const ofClient: ReadonlySet<string> = new Set(['unavailable'])
const ofAuth: ReadonlySet<string> = new Set(['bad-credentials', 'session-invalid', 'forbidden'])

/**
 * The document in which a module tells of an error (ISPsystemLLC/billmanager, module.cpp); the words for what is no
 * error of the connection are inferred.
 */
export function errorDocument(operation: OperationName, reason: string): string {
  return `<doc><error type="${typeOf(reason)}" object="${operation}" value="${escaped(reason)}"/></doc>`
}

function typeOf(reason: string): string {
  if (ofClient.has(reason)) return 'client'
  return ofAuth.has(reason) ? 'auth' : 'processing'
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
