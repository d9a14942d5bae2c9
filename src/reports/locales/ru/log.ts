import type { Scope } from '../../../access/index.ts'
import type { View } from '../../../statistics/index.ts'

/** Whose figures a report is about, said to an administrator: the reader is somebody else. */
const scopes: Readonly<Record<Scope, string>> = {
  me: 'свои',
  department: 'отдел',
  all: 'всё, что видно',
}

const views: Readonly<Record<View, string>> = {
  text: '',
  chart: 'диаграмма',
  trend: 'динамика',
  csv: 'файл CSV',
}

/** What a message was about, when it was no report; by the topic that is kept. */
const topics: Readonly<Record<string, string>> = {
  screen: 'Меню',
  home: 'Меню',
  welcome: 'Приветствие',
  goodbye: 'Прощание',
  refused: 'Отказ в доступе',
  stranger: 'Ответ незнакомцу',
  stopped: 'Ответ отписавшемуся',
  'private only': 'Просьба писать в личные сообщения',
  'crm unavailable': 'CRM не отвечает',
  'too many attempts': 'Слишком много попыток',
  confirmation: 'Подтверждение сотрудника',
  approved: 'Доступ подтверждён',
  'access request': 'Заявка на доступ',
  'linked elsewhere': 'Подключён ещё один чат',
  'request approved': 'Заявка на доступ: подтверждена',
  'request declined': 'Заявка на доступ: отклонена',
  'request late': 'Заявка на доступ: уже решена',
}

/** Why a message was not sent, or less of it, by the words that are kept. */
const reasons: Readonly<Record<string, string>> = {
  'the broadcast was stopped': 'рассылка остановлена',
  'deactivated or blocked': 'отключён в CRM или заблокирован',
  'not subscribed any more': 'больше не подписан',
  'not linked any more': 'больше не подключён',
  'linked from another chat since': 'подключён из другого чата',
  'may not see it any more': 'больше не может этого видеть',
  'a later press took its place': 'нажата другая кнопка',
  'stopped while it was being sent': 'сервис остановился во время отправки',
  'asked by another version': 'спрошено другой версией',
}

/** The log of messages. */
export const log = {
  scopes,
  views,
  topics,
  reasons,
  person: 'один сотрудник',
  tried: 'попробовали на странице',
  columns: {
    at: 'Когда',
    bot: 'Бот',
    messenger: 'Мессенджер',
    recipient: 'Кому',
    employee: 'Сотрудник',
    kind: 'Вид',
    topic: 'О чём',
    state: 'Состояние',
    attempts: 'Попыток',
    error: 'Причина',
    updatedAt: 'Изменено',
  },
}
