import { formatMessage } from '../i18n/format-message.ts'
import { type Language, messages } from '../i18n/messages.ts'

const longText = 'text of at least '

/** What the contract asks for, or what was found, in words of the language; values stand as they are. */
export function expectedWords(contract: string, language: Language): string {
  if (language === 'en' || contract.startsWith('"')) return contract
  return contract
    .split(messages.en.expected.or)
    .map((choice) => choiceWords(choice, language))
    .join(messages[language].expected.or)
}

function choiceWords(choice: string, language: Language): string {
  const { kinds, before, longText: message } = messages[language].expected
  if (Object.hasOwn(kinds, choice)) return kinds[choice as keyof typeof kinds]
  if (choice.startsWith(longText)) {
    return formatMessage(message, { count: Number.parseInt(choice.slice(longText.length), 10) }, language)
  }
  const beginning = Object.entries(before).find(([words]) => choice.startsWith(words))
  return beginning === undefined ? choice : beginning[1] + choice.slice(beginning[0].length)
}
