import type { Language } from '../messages/messages.ts'
import type { Explanation } from './explanation.ts'

/** The words around an explanation. */
export interface ExplainWords {
  readonly kinds: Readonly<Record<Explanation['kind'], string>>
  readonly why: string
  readonly reproduce: string
  readonly source: string
  /** Folder of the pages in that language. */
  readonly docs: string
  readonly caughtBy: string
  readonly brokenBy: string
  /** Before what breaks no rule. */
  readonly notedWhere: string
  readonly remedy: string
  /** Why a thing matters of which nothing more particular is known. */
  readonly anyWhy: Readonly<Record<Exclude<Explanation['kind'], 'quirk'>, string>>
}

export const explainWords: Readonly<Record<Language, ExplainWords>> = {
  en: {
    kinds: {
      rule: 'rule',
      fault: 'fault',
      quirk: 'quirk',
      error: 'error of VMmanager',
      failure: 'failure of the harness',
    },
    why: 'Why it matters',
    reproduce: 'How to see it',
    source: 'Source',
    docs: 'docs',
    caughtBy: 'Caught by',
    brokenBy: 'Broken where',
    notedWhere: 'Only noted where',
    remedy: 'What to do',
    anyWhy: {
      rule: 'It is a promise to the client or to the provider; who breaks it loses money, data or trust.',
      fault:
        'It happens to every VMmanager some day; a platform that cannot bear it loses orders or makes machines that nobody pays for.',
      error:
        'A platform that takes it for something else gives an order up, or repeats what no repetition cures.',
      failure: 'Nothing was judged: the result of this invocation says nothing about any platform.',
    },
  },
  ru: {
    kinds: {
      rule: 'правило',
      fault: 'сбой',
      quirk: 'дефект',
      error: 'ошибка VMmanager',
      failure: 'ошибка vmharness',
    },
    why: 'Почему это важно',
    reproduce: 'Как увидеть',
    source: 'Источник',
    docs: 'docs/ru',
    caughtBy: 'Ловится',
    brokenBy: 'Нарушено, если',
    notedWhere: 'Лишь замечено, если',
    remedy: 'Что делать',
    anyWhy: {
      rule: 'Это обещание клиенту или провайдеру; кто его нарушает, теряет деньги, данные или доверие.',
      fault:
        'Рано или поздно такое случается с любым VMmanager; платформа, которая этого не выдерживает, теряет заказы или создаёт ВМ, за которые никто не платит.',
      error: 'Платформа, которая понимает её иначе, бросает заказ или повторяет то, чему повтор не поможет.',
      failure: 'Ничего не проверено: результат этого запуска не говорит ни об одной платформе.',
    },
  },
}
