import type { Scope } from '../../../access/index.ts'
import type { View } from '../../../statistics/index.ts'
import type { Locale } from '../locale.ts'

const views: Readonly<Record<View, string>> = {
  text: '📖 Текст',
  chart: '📊 Диаграмма',
  trend: '📈 Динамика',
  csv: '📄 CSV',
}

const scopes: Readonly<Record<Scope, string>> = {
  me: '👤 Я',
  department: '👥 Отдел',
  all: '🏢 Все',
}

const languages: Readonly<Record<Locale, string>> = { ru: 'Русский', en: 'English' }

/** Labels of buttons: at most 30 characters, for phones. */
export const buttons = {
  statistics: '📈 Статистика',
  myPlan: '🎯 Мой план',
  settings: '⚙️ Настройки',
  openCrm: '🌐 Открыть CRM',
  help: '❓ Помощь',
  home: '🏠 Домой',
  back: '↩️ Назад',
  more: '⋯ Ещё',
  refresh: '🔄 Обновить',
  details: '📖 Детализация',
  summary: '📋 Сводка',
  otherMetric: '📋 Показатель',
  otherPeriod: '🗓 Период',
  pastPeriods: 'Прошлые…',
  ownPeriod: '🗓 Свой период',
  wholeMonth: 'Весь месяц',
  views,
  scopes,
  languages,
  chosen: (label: string) => `✓ ${label}`,
  unsubscribe: '🔕 Отписаться',
  unsubscribeForSure: 'Да, отписаться',
  stay: 'Нет, остаться',
  approve: '✅ Подтвердить',
  decline: '🚫 Отклонить',
  leaveRequest: '✍️ Оставить заявку',
  goOn: '✍️ Продолжить заявку',
  iWorkHere: '👤 Я сотрудник',
  agree: '✅ Даю согласие',
  leaveForm: 'Отмена',
  beginAnew: 'Начать заново',
  policy: '📄 Политика обработки данных',
  takeRequest: '✋ Взять в работу',
  turnDown: '🚫 Отклонить',
  declineReasons: {
    spam: 'Спам',
    duplicate: 'Повтор',
    'not-ours': 'Не наш клиент',
    other: 'Другая причина',
  },
  comeBack: '↩️ Вернуться',
  earlier: (label: string) => `‹ ${label}`,
  later: (label: string) => `${label} ›`,
}
