import { plural } from '../plural.ts'

const subscribers = plural('ru', {
  one: 'подписчик',
  few: 'подписчика',
  many: 'подписчиков',
  other: 'подписчика',
})
const lost = plural('ru', {
  one: 'подписчик потеряет',
  few: 'подписчика потеряют',
  many: 'подписчиков потеряют',
  other: 'подписчика потеряют',
})
const invitations = plural('ru', {
  one: 'приглашение',
  few: 'приглашения',
  many: 'приглашений',
  other: 'приглашения',
})
const messages = plural('ru', {
  one: 'сообщение',
  few: 'сообщения',
  many: 'сообщений',
  other: 'сообщения',
})

export const ru = {
  title: 'Боты',
  lead: 'Каждый бот — это аккаунт в мессенджере, от имени которого Сводка отвечает сотрудникам.',
  add: 'Подключить бота',
  none: {
    title: 'Ботов пока нет',
    text: 'Возьмите ключ у мессенджера, и через минуту бот ответит первому сотруднику.',
  },
  kinds: {
    telegram: 'Telegram',
    viber: 'Viber',
    slack: 'Slack',
    vk: 'ВКонтакте',
    'web-chat': 'Веб-чат',
  },
  columns: {
    name: 'Бот',
    id: 'ID',
    messenger: 'Мессенджер',
    state: 'Состояние',
    subscribers: 'Подписчики',
    updated: 'Изменён',
    actions: 'Действия',
  },
  states: { working: 'работает', unauthorized: 'ключ не подходит', stopped: 'остановлен' },
  info: 'Инфо',
  change: 'Изменить',
  remove: 'Удалить',
  infoOf: (name: string) => `Инфо: ${name}`,
  changeOf: (name: string) => `Изменить: ${name}`,
  removeOf: (name: string) => `Удалить: ${name}`,

  form: {
    kind: 'Мессенджер',
    how: 'Как получить ключ',
    token: {
      telegram: 'Токен',
      viber: 'Токен',
      slack: 'Bot User OAuth Token',
      vk: 'Ключ доступа сообщества',
    },
    tokenHint: {
      telegram: '123456789:AA…',
      viber: '4f2a…-…-…',
      slack: 'xoxb-…',
      vk: 'vk1.a.…',
    },
    kept: (end: string) => `Сейчас: …${end}. Оставьте пустым, чтобы не менять.`,
    keptSecret: 'Оставьте пустым, чтобы не менять.',
    signingSecret: 'Signing Secret',
    appToken: 'App-Level Token',
    appTokenHint: 'Нужен, если у Сводки нет адреса, видимого из интернета: xapp-…',
    more: 'Дополнительно',
    vkSecret: 'Секретный ключ сервера',
    vkConfirmation: 'Строка подтверждения',
    vkByHand: 'Только если сервер Callback API вы завели в сообществе вручную.',
    takesRequests: 'Принимать заявки от тех, кто не сотрудник',
    takesRequestsHint: 'Клиент пишет боту, заполняет короткую форму, и заявка уходит в CRM.',
    routes: 'Путь к мессенджеру',
    routesHint:
      'По одному в строке, пробуются по порядку: direct или адрес прокси. Пусто — как в настройках.',
    apiUrl: 'Свой адрес API',
    apiUrlHint: 'Адрес вашего ретранслятора вместо адреса мессенджера.',
    check: 'Проверить',
    save: 'Подключить',
    saveChanges: 'Сохранить',
    found: 'Нашёлся',
    botId: 'Bot ID',
    name: 'Название',
    wrongKey:
      'Мессенджер не узнаёт этот ключ. Проверьте, что он скопирован целиком и от того же мессенджера.',
    notYet: 'Сначала проверьте ключ: станет видно, чей он.',
    conflict: 'Пока вы правили, бота изменил кто-то ещё. Ваши правки не сохранены.',
    showCurrent: 'Показать, что сейчас',
    saved: 'Сохранено',
  },

  connected: {
    title: (name: string) => `«${name}» подключён`,
    webhook: 'Сообщения приходят сами, сразу: мессенджер присылает их на адрес Сводки.',
    polling:
      'Адреса, видимого из интернета, нет, поэтому Сводка сама спрашивает мессенджер о новых сообщениях. Для людей разницы нет.',
    needsAddress:
      'Этот мессенджер умеет только присылать сообщения сам. Задайте в настройках адрес, видимый из интернета, и бот заработает.',
    slackAddress:
      'В настройках приложения Slack вставьте манифест ещё раз: теперь адреса в нём верные.',
    next: 'Дальше пригласите людей.',
    invite: 'Пригласить',
    close: 'Готово',
  },

  guide: {
    telegram: [
      'Откройте в Telegram @BotFather и отправьте /newbot.',
      'Придумайте название и имя, которое кончается на bot.',
      'Скопируйте токен из ответа и вставьте ниже.',
    ],
    viber: [
      'Откройте partners.viber.com и войдите по номеру телефона.',
      'Создайте бота: Create Bot Account.',
      'Скопируйте токен со страницы бота и вставьте ниже.',
    ],
    slack: [
      'Откройте api.slack.com/apps и выберите Create New App → From a manifest.',
      'Выберите рабочее пространство и вставьте манифест.',
      'Нажмите Install to Workspace, затем скопируйте Bot User OAuth Token (OAuth & Permissions) и Signing Secret (Basic Information).',
    ],
    vk: [
      'Откройте сообщество: Управление → Работа с API → Создать ключ.',
      'Отметьте «управление сообществом» и «сообщения сообщества».',
      'В разделе «Сообщения» включите сообщения, а в «Настройках для бота» — возможности ботов.',
      'Скопируйте ключ и вставьте ниже. Сервер Callback API Сводка заведёт сама.',
    ],
    manifest: 'Манифест приложения',
    viberAddress:
      'Viber присылает сообщения только на адрес, видимый из интернета, а он пока не задан. Задайте его в настройках.',
    open: {
      telegram: 't.me/BotFather',
      viber: 'partners.viber.com',
      slack: 'api.slack.com/apps',
      vk: 'vk.com/groups?tab=admin',
    },
  },

  entails: {
    title: (name: string) => `Удалить бота «${name}»?`,
    counting: 'Считаю, что удалится вместе с ним.',
    text: (count: number) =>
      count === 0 ? 'Подписчиков у него нет.' : `${lost(count)} доступ к нему.`,
    invitations: (count: number) => `${invitations(count)} перестанут действовать.`,
    queued: (count: number) => `${messages(count)} из очереди не уйдут.`,
    stays: 'Журнал останется. В самом мессенджере аккаунт бота тоже останется.',
    action: 'Удалить бота',
    done: 'Бот удалён',
  },

  live: {
    road: 'Как приходят сообщения',
    roads: {
      webhook: 'мессенджер присылает сам',
      polling: 'Сводка спрашивает сама',
      none: 'никак: нужен адрес, видимый из интернета',
    },
    address: 'Адрес',
    pending: 'Ждут доставки',
    lastError: 'Последняя ошибка',
    noError: 'не было',
    heard: 'Последнее сообщение',
    never: 'ещё не было',
    answers: 'Мессенджер отвечает',
    silent: 'Мессенджер не отвечает',
    routes: 'Путь к мессенджеру',
    direct: 'напрямую',
    current: 'сейчас идём этим',
    test: 'Проверить все пути',
    untried: 'не проверялся',
    works: (ms: string) => `работает, ${ms}\u00a0мс`,
    fails: 'не работает',
    refreshed: 'Обновляется само.',
  },
  subscribers,
}
