import type * as english from '../en/events.ts'

/** Events of a trace. */
export const events: typeof english.events = {
  run: 'начат прогон {scenario} на {platform}',
  fault: 'сбой {fault} внесён в {where}',
  'foreign/account':
    'учётная запись {id} прочитана, и это не то, что создано: ожидалось {expected}, видно {seen}',
  'foreign/host': 'ВМ {id} прочитана, и это не то, что создано: ожидалось {expected}, видно {seen}',
  'order/placed': 'заказ {order} сделан клиентом {client}',
  'order/paid': 'заказ {order} оплачен',
  'order/approved': 'заказ {order} согласован',
  'order/refused': 'заказ {order} отклонён',
  'order/manual': 'заказ {order} передан сотруднику',
  'service/ordered': 'услуга {service} заказана',
  'service/processing': 'услуга {service} обрабатывается',
  'service/active': 'услуга {service} активна',
  'service/suspended': 'услуга {service} приостановлена',
  'service/deleted': 'услуга {service} удалена',
  check: 'сценарий проверяет состояние',
  wait: 'сценарий ждал, но не дождался: {what}',
  intent: 'заказ {order}: запрошено действие {action}',
  'own/intent': '{platform}: запрошено действие {action}',
  'outside/done': 'заказ {order}: в обход платформы в VMmanager выполнено {does} с ВМ {host}',
  'outside/failed': 'заказ {order}: в обход платформы в VMmanager не удалось {does} с ВМ {host}',
  'operation/started': 'заказ {order}: попытка {tryCount} операции {name} начата',
  'operation/done': 'заказ {order}: попытка {tryCount} операции {name} удалась',
  'operation/failed': 'заказ {order}: попытка {tryCount} операции {name} не удалась',
  'operation/manual': 'заказ {order}: операция {name} передана сотруднику',
  'operation/refused': 'заказ {order}: операция {name} отклонена',
  'own/started': '{platform}: {name} начато',
  'own/done': '{platform}: {name} выполнено',
  'own/failed': '{platform}: {name} не удалось',
  'own/manual': '{platform}: {name} передано сотруднику',
  'own/refused': '{platform}: {name} отклонено',
  'ledger/payment': 'заказ {order}: {client} платит {amount}',
  'ledger/charge': 'заказ {order}: с {client} списано {amount}',
  'ledger/refund': 'заказ {order}: {client} возвращено {amount}',
  quota: 'заказ {order}: ресурсы {client} пересчитаны',
  'host/accepted': 'ВМ {host} ({name}) принята к созданию',
  'host/disk-ready': 'ВМ {host} ({name}): диск готов',
  'host/address-added': 'ВМ {host} ({name}): адрес добавлен',
  'host/os-installed': 'ВМ {host} ({name}): ОС установлена',
  'host/started': 'ВМ {host} ({name}) запущена',
  'host/stopped': 'ВМ {host} ({name}) остановлена',
  'host/changed': 'ВМ {host} ({name}) изменена',
  'host/reinstalled': 'ВМ {host} ({name}): ОС переустановлена',
  'host/failed': 'ВМ {host} ({name}): ошибка',
  'host/deleted': 'ВМ {host} ({name}) удалена',
  'task/created': 'задача {task} {name} создана',
  'task/running': 'задача {task} {name} выполняется',
  'task/complete': 'задача {task} {name} завершена',
  'task/failed': 'задача {task} {name} завершилась ошибкой',
  'task/aborted': 'задача {task} {name} прервана',
  'gap/unwritable':
    'трассу не удалось записать: здесь не хватает {lost, plural, one {# события} other {# событий}}',
  'gap/unreadable': 'обмен не удалось записать',
  'gap/upgraded': 'соединение перешло с HTTP на другой протокол и передано без чтения',
  'end/completed': 'прогон завершён',
  'end/interrupted': 'прогон прерван',
  'end/stopped': 'прогон остановлен: продолжать небезопасно',
}

/** Why an exchange has no response. */
export const exchangeFailures: typeof english.exchangeFailures = {
  refused: 'в соединении отказано',
  reset: 'соединение разорвано',
  timeout: 'время ожидания истекло',
  aborted: 'прервано',
}

/** Parts of an exchange. */
export const parts: typeof english.parts = {
  request: 'запрос',
  'request.query': 'параметры запроса',
  'request.body': 'тело запроса',
  'response.status': 'код ответа',
  'response.body': 'тело ответа',
}
