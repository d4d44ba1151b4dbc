import type * as english from '../en/findings.ts'

/** What was found broken, with the parameters of the finding. */
export const findings: typeof english.findings = {
  'active-after-os-installed/before-install':
    'Услуга {service} стала активной до того, как на ВМ {host} установилась ОС',
  'active-after-os-installed/no-host': 'Услуга {service} стала активной без виртуальной машины',
  'active-has-address/none': 'Услуга {service} стала активной, когда у ВМ {host} не было адреса',
  'active-has-address/gone':
    'Услуга {service} активна, а VMmanager показывает её ВМ {host} без адреса, который у неё был',
  'one-vm-per-order/two-live':
    'У одного заказа {count, plural, one {# действующая} few {# действующие} many {# действующих} other {# действующие}} ВМ: {hosts}',
  'one-order-per-vm/shared': 'Услуга получила ВМ {host}, которая уже принадлежит заказу {other}',
  'no-blind-repeat/together': 'Вторая ВМ {name} запрошена, пока на первый запрос ещё нет ответа',
  'no-blind-repeat/not-looked':
    'ВМ {name} запрошена снова после запроса с неизвестным исходом, и никто не проверил, создана ли она',
  'nothing-after-end/created': 'ВМ {name} запрошена, хотя заказ уже завершён',
  'no-orphan-vm/left': 'ВМ {host} ({name}) потеряна: в конце она существует и не принадлежит ни одной услуге',
  'every-order-settles/unsettled': 'Заказ не завершился за {withinMs}',
  'every-order-settles/late': 'Заказ завершился через {tookMs} при сроке {withinMs}',
  'every-order-settles/no-reason': 'Заказ завершился с исходом «{outcome}» без указания причины',
  'no-ghost-service/deleted':
    'Услуга {service} считается действующей, но платформа сама удалила её ВМ {host}',
  'no-ghost-service/deleted-outside':
    'ВМ {host} услуги {service} удалена в обход платформы, а услуга по-прежнему считается действующей',
  'every-action-settles/unsettled': 'Операция {name} начата и не завершилась за {withinMs}',
  'every-action-settles/late': 'Операция {name} завершилась через {tookMs} при сроке {withinMs}',
  'every-action-settles/no-reason': 'Операция {name} завершилась с исходом «{outcome}» без указания причины',
  'bounded-attempts/too-many':
    'Операция {name} повторена после {tries, plural, one {# попытки} other {# попыток}}',
  'bounded-attempts/not-handed-over':
    'Операция {name} не удалась {tries, plural, one {# раз} few {# раза} many {# раз} other {# раза}}, и сотруднику она не передана',
  'bounded-attempts/handed-over-twice': 'Операция {name} передана сотруднику дважды',
  'ledger-conservation/charged-twice': 'Период {period} оплачен дважды',
  'ledger-conservation/over-refunded': 'Возвращено {refunded} при списанных {charged}',
  'ledger-conservation/not-refunded': 'Заказ не выполнен, а {amount} не возвращено',
  'ledger-conservation/not-charged':
    'Услуга проработала оплачиваемых периодов: {periods}, списаний: {charges}',
  'ledger-conservation/refunded-alive':
    'Услуга продолжает работать, а всё уплаченное за неё возвращено: {refunded}',
  'ledger-conservation/charged-after-end': 'После удаления услуги списано {amount}',
  'quota-conservation/not-returned':
    'В квоте клиента {client} учтено {used} ({measure}), услуги занимают {held}',
  'quota-conservation/not-taken':
    'В квоте клиента {client} учтено лишь {used} ({measure}), услуги занимают {held}',
  'address-conservation/not-returned':
    'В пулах занято адресов больше на {taken}, а у ВМ их стало больше на {held}',
  'address-conservation/not-taken':
    'У ВМ адресов стало больше на {held}, а в пулах занято больше лишь на {taken}',
  'one-vm-per-address/shared': 'VMmanager показывает адрес {address} у нескольких ВМ: {hosts}',
  'one-account-per-client/made-twice': 'Для {email} созданы две учётные записи: {accounts}',
  'one-account-per-client/listed-twice': 'В списке VMmanager несколько учётных записей {email}: {accounts}',
  'client-owns-machine/administrator':
    'ВМ запрошена для учётной записи {account} ({email}), а это администратор',
  'client-owns-machine/other-account':
    'ВМ запрошена для учётной записи {account} ({email}), хотя искали учётную запись {asked}',
  'active-stays-on/stopped':
    'Платформа остановила ВМ {host} активной услуги {service}, хотя об этом никто не просил',
  'suspended-is-off/not-stopped': 'Услуга {service} приостановлена, а её ВМ {host} так и не остановлена',
  'suspended-is-off/started-by-platform':
    'Услуга {service} приостановлена, а платформа сама запустила её ВМ {host}',
  'suspended-is-off/started-outside':
    'Услуга {service} приостановлена, а её ВМ {host} запущена в обход платформы',
  'close-is-idempotent/machine-gone':
    'ВМ уже не было, а закрытие завершилось с исходом «{outcome}»: {reason}',
  'close-is-idempotent/closed-before':
    'Услуга уже закрыта, а закрытие завершилось с исходом «{outcome}»: {reason}',
  'close-is-idempotent/not-deleted': 'Закрытие услуги {service} выполнено, а услуга не удалена',
  'close-is-idempotent/machine-left': 'Закрытие услуги {service} выполнено, а её ВМ {host} осталась',
  'no-silent-reinstall/over-client':
    'Операция {name} переустановила ВМ {host}, хотя клиент уже сменил на ней систему',
  'no-silent-reinstall/not-asked': 'Операция {name} переустановила ВМ {host}, хотя об этом никто не просил',
  'size-as-sold/smaller':
    'Услуга {service} стала активной, когда у ВМ {host} {real} ({measure}), а клиент платит за {billed}',
  'size-as-sold/larger':
    'Услуга {service} стала активной, когда у ВМ {host} {real} ({measure}), а клиент платит лишь за {billed}',
  'change-takes-effect/not-applied':
    'VMmanager выполнил изменение ВМ {host} до {wanted} ({measure}), а в списке после этого {shown}',
  'change-takes-effect/still-there': 'VMmanager выполнил удаление ВМ {host}, а она по-прежнему в списке',
  'resize-is-honest/billed-more': 'После изменения клиент платит за {billed} ({measure}), а у ВМ {real}',
  'resize-is-honest/not-reported':
    'После изменения у ВМ {real} ({measure}), в счёте {billed}, и причина не названа',
  'session-recovers/no-login':
    'На {request} отвечено, что сессия истекла, и платформа сдалась, не войдя заново',
  'session-recovers/session-unused': 'На {request} отвечено, что сессия истекла, и после нового входа тоже',
  'session-recovers/no-wait':
    'На {request} пришёл ответ 503 (VMmanager недоступен), и платформа сдалась, не подождав',
  'session-recovers/login-loop':
    'Запрос {request} повторялся снова и снова, хотя каждая новая сессия отвергалась',
  'ids-are-true/account-name':
    'На создание учётной записи {expected} VMmanager ответил id {id}, а учётная запись {id} — это {seen}',
  'ids-are-true/account-role':
    'На создание учётной записи с ролью {expected} VMmanager ответил id {id}, а у учётной записи {id} роль {seen}',
  'ids-are-true/account-presence':
    'На создание учётной записи {expected} VMmanager ответил id {id}, а в списках её нет',
  'ids-are-true/host-name': 'На создание ВМ {expected} VMmanager ответил id {id}, а ВМ {id} — это {seen}',
  'ids-are-true/host-owner':
    'На создание ВМ для {expected} VMmanager ответил id {id}, а ВМ {id} принадлежит {seen}',
  'ids-are-true/host-creation':
    'На создание от {expected} VMmanager ответил id {id}, а ВМ {id} создана {seen}',
  'ids-are-true/host-presence': 'На создание ВМ {expected} VMmanager ответил id {id}, а в списках её нет',
  'task-monotone/backward': 'Задача {task} {name} вернулась из {from} в {to}',
  'task-monotone/shown-backward': 'Задача {task} {name} показана как {from}, а позже как {to}',
  'task-monotone/unfinished': 'Задача {task} {name}, за которой следила платформа, не завершилась',
  'slo-met/missed':
    '{percentile} фазы «{phase}»: {actualMs} по {count, plural, one {# заказу} other {# заказам}}; норматив — не больше {limitMs} (`expect.slo` сценария или `slo` в vmharness.config.yaml)',
  'slo-met/inconclusive':
    '{percentile} фазы «{phase}»: {actualMs}, норматив — не больше {limitMs}; {count, plural, one {# заказа} other {# заказов}} мало для вывода, может хватить {needed, number}',
  'exchange-conforms/request':
    'Платформа нарушила контракт {operation}: {part} {pointer} — ожидалось: {expected}, получено: {actual} ({place}; случаев: {count})',
  'exchange-conforms/response':
    'VMmanager нарушил контракт {operation}: {part} {pointer} — ожидалось: {expected}, получено: {actual} ({place}; случаев: {count})',
  'no-secret-in-evidence/field': 'Поле {name} содержит секрет в открытом виде',
  'no-secret-in-evidence/token': 'Токен в открытом виде: {where}',
  'expected-actions/otherwise':
    'Действие {action} должно завершиться так: {wanted}; на деле: {ended} (попыток: {tries})',
  'expected-actions/otherwise-because':
    'Действие {action} должно завершиться так: {wanted}; на деле: {ended}, причина {reason} (попыток: {tries})',
  'expected-actions/reason':
    'Действие {action} завершилось как ожидалось: {ended}; причиной должно быть {expected}, указано {actual} (попыток: {tries})',
  'expected-outcome/orders': 'Заказы с исходом «{outcome}»: ожидалось {expected}, получено {actual}',
  'expected-outcome/reason': 'Заказ должен назвать причину {expected}, а назвал {actual}',
  'expected-outcome/services': 'Услуг в статусе {status} в конце: ожидалось {expected}, получено {actual}',
  'expected-outcome/size': 'За услугу должно начисляться {expected} ({what}), а начисляется {actual}',
  'expected-outcome/phase':
    'Заказ может провести в фазе «{phase}» {limitMs}; дольше было у {count}, до {longestMs}',
  'expected-outcome/calls': 'Вызовов {operation}: ожидалось {expected}, получено {actual}',
  'expected-outcome/call-order':
    'Вызов {operation} (место {place} в ожидаемом порядке) не пришёл в свою очередь',
  'expected-outcome/state': 'Посреди сценария, {what}: ожидалось {expected}, найдено {actual}',
  'expected-outcome/never-came':
    'Сценарий {withinMs} ждал события ({what}), и оно не наступило; следующие шаги не выполнялись',
  'expected-outcome/finding-missing': 'Сценарий ожидает нарушения правила {rule}, но оно соблюдено',
}

/** What each rule promises. */
export const rules: typeof english.rules = {
  'active-after-os-installed': 'Услуга не становится активной раньше, чем на её ВМ установлена ОС',
  'active-has-address': 'У ВМ активной услуги есть адрес',
  'one-vm-per-order': 'У одного заказа никогда не бывает двух действующих ВМ',
  'one-order-per-vm': 'У двух услуг не бывает одной и той же ВМ',
  'no-blind-repeat':
    'ВМ не запрашивается снова, пока нет ответа на первый запрос или никто не проверил его неизвестный исход',
  'nothing-after-end': 'Для завершённого заказа ВМ больше не запрашивается',
  'no-orphan-vm': 'Каждая оставшаяся в конце ВМ принадлежит неудалённой услуге',
  'every-order-settles': 'В свой срок каждый заказ активен, отклонён с причиной или передан сотруднику',
  'no-ghost-service': 'У каждой активной или приостановленной услуги есть действующая ВМ',
  'expected-actions':
    'Каждое действие, о котором просит сценарий, выполняется, если в сценарии не сказано иное',
  'every-action-settles':
    'В свой срок всё начатое для услуги выполнено, отклонено с причиной или передано сотруднику',
  'bounded-attempts':
    'Операция BILLmanager повторяется не более десяти раз, затем один раз передаётся сотруднику',
  'ledger-conservation':
    'Ничто не оплачивается дважды, не остаётся без оплаты и не списывается после удаления, а деньги возвращаются один раз и лишь за невыполненное',
  'quota-conservation': 'Использованная квота клиента Clouden равна тому, что занимают его услуги',
  'address-conservation': 'Занято столько адресов, сколько их у ВМ, а исчезнувшие ВМ возвращают свои',
  'one-vm-per-address': 'У двух ВМ не бывает одного и того же публичного адреса',
  'one-account-per-client': 'У клиента одна учётная запись в VMmanager',
  'client-owns-machine':
    'ВМ запрашивается для той учётной записи, которую искали для клиента, и никогда для администратора',
  'active-stays-on': 'Платформа останавливает ВМ активной услуги, только если об этом просили',
  'suspended-is-off': 'ВМ приостановленной услуги не работает, если не известно, кто её запустил',
  'close-is-idempotent':
    'Повторное закрытие и закрытие исчезнувшего заканчиваются удалённой услугой и без ошибки',
  'no-silent-reinstall': 'Смена тарифа или адресов не переустанавливает систему, которую сменил клиент',
  'size-as-sold': 'Услуга становится активной с ВМ того размера, за который платит клиент',
  'change-takes-effect': 'То, что VMmanager принял и выполнил, есть в следующем списке',
  'resize-is-honest': 'После изменения клиент платит за то, что есть у ВМ',
  'session-recovers':
    'Истёкшая сессия стоит одного входа, недоступный VMmanager (503) — ожидания, и ни то ни другое не стоит заказа',
  'ids-are-true': 'Id в ответе на создание — это id того, что создано',
  'task-monotone': 'Статус задачи движется только вперёд, и задача завершается',
  'slo-met': 'Перцентили фаз не выходят за нормативы сценария и конфигурации',
  'exchange-conforms': 'Каждый запрос и каждый ответ соответствуют контракту',
  'no-secret-in-evidence': 'Ни пароль, ни токен, ни ключ не остаются в трассе и отчётах',
  'expected-outcome': 'Заказы завершаются так, как сказано в сценарии',
}
