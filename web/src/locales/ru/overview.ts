import { plural } from '../plural.ts'

const messages = plural('ru', {
  one: 'сообщение',
  few: 'сообщения',
  many: 'сообщений',
  other: 'сообщения',
})
const waiting = plural('ru', {
  one: 'человек ждёт',
  few: 'человека ждут',
  many: 'человек ждут',
  other: 'человека ждут',
})

export const ru = {
  title: 'Обзор',
  checks: 'Всё ли в порядке',
  what: { crm: 'CRM', bot: 'Бот', queue: 'Очередь', mail: 'Почта', address: 'Адрес снаружи' },
  state: { ok: 'работает', attention: 'посмотрите', broken: 'не работает', off: 'не настроено' },
  fine: {
    crm: 'отвечает',
    bot: 'на связи',
    queue: 'движется',
    mail: 'настроена',
    address: 'настроен',
  },
  unset: {
    crm: 'не подключена',
    bot: 'выключен',
    queue: 'остановлена',
    mail: 'не настроена',
    address: 'не задан',
  },
  codes: {
    demo: 'Демонстрационная компания: люди и цифры придуманы.',
    'crm-unavailable': 'CRM не отвечает. Бот показывает последние данные, пока они есть.',
    'crm-mismatch': 'База отвечает, но устроена не так, как ожидается.',
    'bot-unauthorized': 'Мессенджер не узнаёт ключ. Введите новый.',
    'needs-address': 'Этому мессенджеру нужен адрес Сводки, видимый из интернета.',
    'long-queue': 'Сообщений ждёт больше обычного.',
    'mail-failed': 'Почтовый сервер не принимает письма.',
  } as Readonly<Record<string, string>>,
  mend: {
    crm: 'Настроить CRM',
    bot: 'Открыть ботов',
    queue: 'Открыть журнал',
    mail: 'Настроить почту',
    address: 'Задать адрес',
  },
  today: 'Сегодня',
  sent: 'отправлено',
  failed: 'с ошибкой',
  queued: 'в очереди',
  people: 'получателей',
  subscribers: 'подписаны',
  ofEmployees: (subscribed: string, employees: string) => `${subscribed} из\u00a0${employees}`,
  waiting: (count: number) => `${waiting(count)} вашего решения`,
  look: 'Посмотреть',
  chart: 'Сообщения по часам',
  hour: (hour: number, count: number) => `${hour}:00 — ${messages(count)}`,
  quiet: 'Сегодня ещё ничего не отправлялось.',
  next: 'Что сделать дальше',
  steps: {
    'connect-crm': {
      title: 'Подключить CRM',
      text: 'Пока здесь демонстрационная компания. Подключите свою, и бот заговорит вашими цифрами.',
      action: 'Подключить CRM',
    },
    'add-bot': {
      title: 'Подключить бота',
      text: 'Ключ от мессенджера — и через минуту бот отвечает.',
      action: 'Подключить бота',
    },
    'invite-people': {
      title: 'Пригласить людей',
      text: 'Личная ссылка или QR: одно касание, и сотрудник на связи.',
      action: 'Пригласить',
    },
    'set-address': {
      title: 'Задать адрес',
      text: 'С адресом, видимым из интернета, сообщения приходят сразу, а Viber вообще начинает работать.',
      action: 'Задать адрес',
    },
    'set-mail': {
      title: 'Настроить почту',
      text: 'Тогда приглашения и коды подтверждения уходят письмами.',
      action: 'Настроить почту',
    },
  },
  done: 'Всё настроено. Дальше Сводка справится сама.',
}
