import { describe, expect, test } from 'vitest'
import { expectedWords, findingWords, ruleWords } from './finding-words.ts'

describe('findingWords', () => {
  test.each([
    [
      'active-after-os-installed/before-install',
      { service: 7, host: 12 },
      'Service 7 became Active before the operating system of host 12 was installed',
      'Услуга 7 стала активной до того, как на ВМ 12 установилась ОС',
    ],
    [
      'every-order-settles/late',
      { tookMs: 245_000, withinMs: 7_200_000 },
      'The order reached its final state after 4 m 05 s; its limit is 2 h 00 m',
      'Заказ завершился через 4 м 05 с при сроке 2 ч 00 м',
    ],
    [
      'expected-outcome/orders',
      { outcome: 'refused', expected: 1, actual: 2 },
      'Orders that ended as refused: expected 1, found 2',
      'Заказы с исходом «отклонено»: ожидалось 1, получено 2',
    ],
    [
      'slo-met/missed',
      { phase: 'install', percentile: 'p95', limitMs: 30_000, actualMs: 117_000, count: 1 },
      'p95 of install is 1 m 57 s over 1 order; the objective is at most 30.0 s (`expect.slo` of the scenario, or `slo` in vmharness.config.yaml)',
      'p95 фазы «ОС»: 1 м 57 с по 1 заказу; норматив — не больше 30,0 с (`expect.slo` сценария или `slo` в vmharness.config.yaml)',
    ],
    [
      'slo-met/inconclusive',
      { phase: 'total', percentile: 'p99', limitMs: 30_000, actualMs: 31_000, count: 2, needed: 300 },
      'p99 of total is 31.0 s, the objective is at most 30.0 s; 2 orders are too few to decide, 300 may be enough',
      'p99 фазы «итого»: 31,0 с, норматив — не больше 30,0 с; 2 заказов мало для вывода, может хватить 300',
    ],
    [
      'bounded-attempts/not-handed-over',
      { name: 'open', tries: 1 },
      'Operation open failed 1 time, and it was not handed to a person',
      'Операция open не удалась 1 раз, и сотруднику она не передана',
    ],
    [
      'exchange-conforms/request',
      {
        operation: 'host-create',
        part: 'request.body',
        pointer: '/ram_mib',
        expected: 'integer',
        actual: '"1"',
        place: '#/a',
        count: 1,
      },
      'The platform broke the contract of host-create: request body /ram_mib must be integer, found "1" (#/a; 1 occurrence)',
      'Платформа нарушила контракт host-create: тело запроса /ram_mib — ожидалось: целое число, получено: "1" (#/a; случаев: 1)',
    ],
    [
      'exchange-conforms/response',
      {
        operation: 'task-list',
        part: 'response.status',
        pointer: '',
        expected: '200',
        actual: '418',
        place: '#/b',
        count: 9,
      },
      'VMmanager broke the contract of task-list: status must be 200, found 418 (#/b; 9 occurrences)',
      'VMmanager нарушил контракт task-list: код ответа — ожидалось: 200, получено: 418 (#/b; случаев: 9)',
    ],
  ])('tells %s in both languages', (key, params, english, russian) => {
    const [rule = '', detail = ''] = key.split('/')
    expect(findingWords({ rule, detail, params }, 'en')).toBe(english)
    expect(findingWords({ rule, detail, params }, 'ru')).toBe(russian)
  })

  test('shows words that it cannot translate as they are', () => {
    const params = { outcome: 'vanished', expected: 0, actual: 1 }
    expect(findingWords({ rule: 'expected-outcome', detail: 'orders', params }, 'ru')).toContain('«vanished»')
  })

  test('tells a finding that it does not know by its parameters, losing nothing', () => {
    const finding = { rule: 'my-rule', detail: 'odd', params: { host: 3, name: 'vm' } }
    expect(findingWords(finding, 'en')).toBe('my-rule/odd host=3 name=vm')
    expect(findingWords({ rule: '', detail: '', params: {} }, 'en')).toBe('/')
  })
})

describe('ruleWords', () => {
  test('says what a rule promises', () => {
    expect(ruleWords('one-vm-per-order', 'en')).toBe('One order never has two live VMs')
    expect(ruleWords('one-vm-per-order', 'ru')).toBe('У одного заказа никогда не бывает двух действующих ВМ')
  })

  test.each(['my-rule', 'toString'])('falls back to the name %s', (rule) => {
    expect(ruleWords(rule, 'en')).toBe(rule)
  })
})

test.each([
  ['string or null', 'строка или null'],
  ['integer', 'целое число'],
  ['object or array', 'объект или список'],
  ['one of created, running, complete', 'одно из created, running, complete'],
  ['one of a, b or integer', 'одно из a, b или целое число'],
  ['property `ram_mib`', 'свойство `ram_mib`'],
  ['no property `foo`', 'без свойства `foo`'],
  ['at least 1', 'не меньше 1'],
  ['at most 65535', 'не больше 65535'],
  ['text of at least 1 character', 'текст не короче 1 символа'],
  ['text of at least 8 characters', 'текст не короче 8 символов'],
  ['no parameter `x`', 'без параметра `x`'],
  ['GET or POST', 'GET или POST'],
  ['a path of the contract', 'путь из контракта'],
  ['no body', 'запрос без тела'],
  ['nothing', 'ничего'],
])('%s is %s in Russian', (english, russian) => {
  expect(expectedWords(english, 'ru')).toBe(russian)
  expect(expectedWords(english, 'en')).toBe(english)
})

test.each(['"red or blue"', '7', 'toString', 'no-free-address', '{"a":1}'])('a value stays: %s', (value) => {
  expect(expectedWords(value, 'ru')).toBe(value)
})
