import type { ServiceStatus } from '../../../contracts/trace/trace-event.ts'

type Labels = Readonly<Record<ServiceStatus, string>>

/** How clients are told a status (ISPsystem documentation, orders and service management); that of 5 is inferred. */
export const statusLabels: Readonly<Record<'en' | 'ru', Labels>> = {
  en: {
    ordered: 'Ordered',
    active: 'Active',
    suspended: 'Suspended',
    deleted: 'Deleted',
    processing: 'Processing',
  },
  ru: {
    ordered: 'Заказан',
    active: 'Активен',
    suspended: 'Остановлен',
    deleted: 'Удален',
    processing: 'Обрабатывается',
  },
}
