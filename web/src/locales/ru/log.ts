import { plural } from '../plural.ts'

const messages = plural('ru', {
  one: 'сообщение',
  few: 'сообщения',
  many: 'сообщений',
  other: 'сообщения',
})
const fresh = plural('ru', { one: 'новое', few: 'новых', many: 'новых', other: 'новых' })
const failed = plural('ru', {
  one: 'неудачное',
  few: 'неудачных',
  many: 'неудачных',
  other: 'неудачных',
})
const tries = plural('ru', {
  one: 'попытка',
  few: 'попытки',
  many: 'попыток',
  other: 'попытки',
})

export const ru = {
  lead: 'Каждое сообщение: кому, о чём и что с ним стало.',
  zone: (zone: string) => `Время — часового пояса компании: ${zone}.`,
  csv: 'Скачать CSV',
  label: 'Журнал сообщений',
  columns: { when: 'Когда', who: 'Кому', what: 'О чём', bot: 'Бот', state: 'Состояние' },
  fates: {
    queued: 'в очереди',
    sent: 'отправлено',
    delivered: 'доставлено',
    read: 'прочитано',
    failed: 'ошибка',
    skipped: 'пропущено',
    uncertain: 'неизвестно',
  },
  /** What a state means, where it is opened. */
  meanings: {
    queued: 'Ждёт своей очереди или следующей попытки.',
    sent: 'Мессенджер принял сообщение.',
    delivered: 'Мессенджер подтвердил, что оно дошло.',
    read: 'Получатель его открыл.',
    failed: 'Отправить не получилось. Причина ниже; можно отправить снова.',
    skipped: 'Не отправляли: к этому времени человек отписался или потерял доступ.',
    uncertain:
      'Связь оборвалась, и неясно, принял ли мессенджер. Чтобы не прислать дважды, рассылка такие не повторяет.',
  },
  kinds: { text: 'текст', picture: 'картинка', file: 'файл' },
  tried: 'проба',
  triedText: 'Это проба со страницы «Попробовать», сотрудник её не получал.',
  tries: (count: number) => tries(count),
  open: (topic: string, who: string) => `Подробности: ${topic}, ${who}`,
  fresh: (count: number) => fresh(count),
  more: 'Показать ещё',
  end: (count: number) => `Это всё: ${messages(count)}.`,
  filters: {
    title: 'Фильтры',
    search: 'Имя получателя',
    period: 'Время',
    periods: {
      all: 'Всё время',
      today: 'Сегодня',
      '7': '7 дней',
      '30': '30 дней',
      own: 'Свои дни',
    },
    from: 'С',
    to: 'По',
    bot: 'Бот',
    anyBot: 'Все боты',
    person: 'Сотрудник',
    anybody: 'Все',
    kind: 'Вид',
    anyKind: 'Любой',
    state: 'Состояние',
    anyState: 'Любое',
    broadcast: 'Рассылка',
    anyBroadcast: 'Не важно',
    clear: 'Сбросить',
  },
  empty: {
    title: 'Здесь появится каждое сообщение',
    text: 'Подключите бота и пригласите людей: как только кто-то спросит статистику, это станет видно здесь.',
    action: 'Перейти к ботам',
  },
  nothing: {
    title: 'Под эти условия ничего не подходит',
    text: 'Попробуйте другие дни или уберите часть условий.',
    action: 'Сбросить фильтры',
  },
  resend: {
    one: 'Отправить снова',
    shown: (count: number) => `Отправить снова ${failed(count)}`,
    title: (count: number) => `Отправить снова ${messages(count)}?`,
    text: 'Каждое уйдёт один раз. Те, кто с тех пор отписался или потерял доступ, его не получат.',
    done: (count: number) => `Отправляю снова: ${messages(count)}`,
    leftOut: (count: number) =>
      `Осталось как есть: ${messages(count)}, их отправлять снова уже не нужно.`,
  },
  details: {
    who: 'Кому',
    chat: 'Чат',
    bot: 'Бот',
    at: 'Создано',
    what: 'О чём',
    kind: 'Вид',
    broadcast: 'Из рассылки',
    broadcastLink: 'Показать всю рассылку',
    attempts: 'Попытки',
    noAttempts: 'Попыток ещё не было.',
    took: (ms: string) => `${ms}\u00a0мс`,
    text: 'Текст',
    noText:
      'Текст не хранится: журнал помнит, что спросили, но не цифры. Изменить это можно в «Настройках».',
  },
  /** Errors of delivery by their code; others are shown as they came. */
  errors: {
    'recipient-gone': 'Получатель недоступен: он заблокировал бота или удалил чат.',
    'bot-unauthorized': 'Мессенджер не узнаёт ключ бота. Обновите его на вкладке «Боты».',
    'messenger-busy': 'Мессенджер просил подождать.',
    'messenger-rejected': 'Мессенджер отказал.',
    'delivery-uncertain': 'Связь оборвалась во время отправки.',
    'crm-unavailable': 'CRM не отвечала.',
    'not-allowed': 'У человека больше нет доступа.',
  } as Readonly<Record<string, string>>,
}
