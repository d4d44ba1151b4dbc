import type { Platform, TraceEvent } from '../../contracts/trace/trace-event.ts'
import { type Language, messages } from '../i18n/messages.ts'
import type { EventKey } from '../i18n/keys.ts'
import { exchangeWords } from './exchange-words.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { platformNames } from './platform-names.ts'

type WordedEvent = Exclude<TraceEvent, { type: 'exchange' }>

/** What happened, as one line without its time; `platform` is the one that sends the requests of this trace. */
export function eventWords(event: TraceEvent, platform: Platform, language: Language): string {
  const catalogue = messages[language]
  if (event.type === 'exchange')
    return `${platformNames[platform]} -> ${exchangeWords(event.exchange, language)}`
  const words = formatMessage(
    catalogue.events[keyOf(event)],
    {
      ...scalarsOf(event),
      platform: platformNames[platform],
    },
    language,
  )
  return `${words}${detailOf(event, catalogue.labels.host)}`
}

function keyOf(event: WordedEvent): EventKey {
  switch (event.type) {
    case 'run':
    case 'fault':
    case 'quota':
    case 'check':
    case 'wait':
      return event.type
    case 'foreign':
      return `foreign/${event.what}`
    case 'order':
      return `order/${event.step}`
    case 'service':
      return `service/${event.status}`
    case 'operation':
      return event.order === undefined ? `own/${event.outcome}` : `operation/${event.outcome}`
    case 'intent':
      return event.order === undefined ? 'own/intent' : 'intent'
    case 'outside':
      return `outside/${event.outcome}`
    case 'ledger':
      return `ledger/${event.entry}`
    case 'host':
      return `host/${event.change}`
    case 'task':
      return `task/${event.status}`
    case 'gap':
      return `gap/${event.cause}`
    case 'end':
      return `end/${event.outcome}`
  }
}

/** What only some events of a kind know. */
function detailOf(event: WordedEvent, hostWord: string): string {
  if (event.type === 'service' && event.host !== undefined) return `, ${hostWord} ${event.host}`
  if (event.type === 'task' && event.stage !== undefined) return ` (${event.stage})`
  if (event.type === 'gap' && event.where !== undefined) return `: ${event.where}`
  if ('reason' in event && event.reason !== undefined) return `: ${event.reason}`
  return ''
}

function scalarsOf(event: WordedEvent): Record<string, string | number> {
  return Object.fromEntries(Object.entries(event).filter(([, value]) => typeof value !== 'object'))
}
