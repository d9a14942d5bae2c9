import { plural } from '../plural.ts'

const people = plural('ru', { one: 'человек', few: 'человека', many: 'человек', other: 'человека' })
const seen = plural('ru', { one: 'человека', few: 'человека', many: 'человек', other: 'человека' })
const seenFew = plural('ru', { other: 'человек' })
const links = plural('ru', {
  one: 'ссылка готова',
  few: 'ссылки готовы',
  many: 'ссылок готовы',
  other: 'ссылки готовы',
})
const invited = plural('ru', {
  one: 'человека',
  few: 'человека',
  many: 'человек',
  other: 'человека',
})
const chats = plural('ru', { one: 'чат', few: 'чата', many: 'чатов', other: 'чата' })

/** The accusative: «21 человека», «22 человека», but «3 человек» (трёх). */
const whom = (count: number): string => (count > 1 && count < 5 ? seenFew : seen)(count)

export const ru = {
  title: 'Пользователи',
  views: {
    label: 'Что показать',
    users: 'Подписки',
    employees: 'Сотрудники',
    invitations: 'Приглашения',
  },
  invite: 'Пригласить',
  enter: 'Добавить вручную',
  csv: 'Скачать CSV',
  search: 'Имя, логин или User ID',
  clear: 'Показать всех',
  found: (count: number) => people(count),
  filters: { bot: 'Бот', anyBot: 'Все боты', state: 'Состояние', anyState: 'Любое состояние' },
  states: {
    subscribed: 'подписан',
    stopped: 'не подписан',
    waiting: 'ждёт подтверждения',
    blocked: 'заблокирован',
    off: 'отключён в CRM',
  },
  columns: {
    employee: 'Сотрудник',
    bot: 'Бот',
    user: 'В мессенджере',
    state: 'Состояние',
    updated: 'Изменено',
    actions: 'Действия',
    role: 'Должность',
    email: 'Почта',
    chats: 'Подписки',
    created: 'Создано',
    expires: 'Действует до',
  },
  nobody: {
    title: 'Пока никого',
    text: 'Отправьте сотрудникам личные ссылки: одно касание, и бот знает, кто перед ним.',
  },
  noBots: {
    title: 'Сначала нужен бот',
    text: 'Приглашать некуда: подключите бота, и вернёмся сюда.',
    action: 'Подключить бота',
  },
  noneFound: 'Под этот отбор никто не подходит.',
  noEmployees: { title: 'В CRM никого', text: 'Добавьте сотрудников в CRM, и они появятся здесь.' },
  noInvitations: {
    title: 'Приглашений ещё не было',
    text: 'Каждое — личная ссылка для одного сотрудника, на один раз.',
  },
  idUnknown: 'User ID узнаем, когда напишет',
  sees: (count: number) => (count === 1 ? 'видит только себя' : `видит ${whom(count)}`),
  seesMore: (count: number) => `и ещё ${people(count)}`,
  inChats: (count: number) => (count === 0 ? 'нет' : chats(count)),
  noEmail: 'нет',

  edit: 'Изменить',
  block: 'Заблокировать',
  unblock: 'Разблокировать',
  remove: 'Удалить',
  editOf: (name: string) => `Изменить: ${name}`,
  blockOf: (name: string) => `Заблокировать: ${name}`,
  unblockOf: (name: string) => `Разблокировать: ${name}`,
  removeOf: (name: string) => `Удалить: ${name}`,
  blocking: {
    title: (name: string) => `Заблокировать: ${name}?`,
    text: 'Бот перестанет отвечать этому сотруднику во всех мессенджерах, и то, что уже в очереди, не уйдёт. В CRM ничего не изменится.',
    action: 'Заблокировать',
    done: 'Заблокирован',
  },
  unblocked: 'Разблокирован: бот снова отвечает',
  removing: {
    title: (name: string) => `Удалить подписку: ${name}?`,
    text: (bot: string) =>
      `Бот «${bot}» забудет этого человека: одна подписка исчезнет. Сотрудник останется, его можно пригласить снова.`,
    action: 'Удалить подписку',
    done: 'Подписка удалена',
  },

  approvals: {
    title: 'Ждут вашего решения',
    claims: (who: string, employee: string) => `${who} называет себя: ${employee}`,
    hint: 'Впустите, только если уверены, что это он: бот покажет ему цифры этого сотрудника.',
    until: (moment: string) => `до ${moment}`,
    yes: 'Впустить',
    no: 'Отказать',
    yesOf: (who: string) => `Впустить: ${who}`,
    noOf: (who: string) => `Отказать: ${who}`,
    let: 'Впустили',
    refused: 'Отказали',
  },

  form: {
    title: 'Добавить вручную',
    lead: 'Если вы знаете, как сотрудника зовут в мессенджере. Он подпишется, когда напишет боту.',
    bot: 'Бот',
    employee: 'Сотрудник',
    chooseEmployee: 'Выберите сотрудника',
    username: 'Имя в мессенджере',
    usernameHint: 'Без @. Достаточно имени или User ID.',
    userId: 'User ID',
    userIdHint: 'Можно оставить пустым: узнаем, когда напишет.',
    add: 'Добавить',
    save: 'Сохранить',
    changes: 'После правки человек должен ещё раз написать боту.',
    taken: 'Такой человек уже связан с этим ботом.',
    added: 'Добавлен: ждём, когда напишет',
    saved: 'Сохранено',
    noEmployee: 'Выберите сотрудника.',
    noWho: 'Укажите имя в мессенджере или User ID.',
  },

  inviting: {
    title: 'Пригласить',
    bot: 'В какого бота',
    whom: 'Кого',
    all: 'Всех',
    unsubscribed: 'Кто ещё не подписан',
    withEmail: 'У кого есть почта',
    nobody: 'Никого',
    chosen: (count: number) => `Выбрано: ${people(count)}`,
    mail: 'Отправить ссылки по почте',
    mailHint: 'На адреса из CRM. Кому не дойдёт, покажем.',
    action: (count: number) => (count === 0 ? 'Пригласить' : `Пригласить ${invited(count)}`),
    ready: (count: number) => links(count),
    once: 'Ссылки показываются один раз: закроете окно, и придётся сделать новые. Каждая — на одного человека и один вход.',
    copyAll: 'Скопировать все',
    copied: 'Скопировано',
    link: (name: string) => `Ссылка: ${name}`,
    code: (name: string) => `Код: ${name}`,
    byCode: 'В этом мессенджере ссылок нет: пусть сотрудник отправит боту свой код.',
    qr: 'QR',
    qrOf: (name: string) => `QR: ${name}`,
    mailed: (to: string) => `письмо ушло на ${to}`,
    notMailed: (why: string) => `письмо не ушло: ${why}`,
    leftOut: (count: number) => `Без приглашения: ${people(count)}`,
    why: {
      off: 'отключён в CRM',
      blocked: 'заблокирован',
      'no-email': 'нет почты в CRM',
      'not-found': 'в CRM его больше нет',
    },
    done: 'Готово',
    noMail:
      'Почта пока не настроена. Задайте почтовый сервер в настройках или пригласите ссылками.',
  },

  invitations: {
    states: { open: 'ждёт', used: 'использовано', expired: 'истекло', revoked: 'отозвано' },
    usedBy: (who: string) => `вошёл: ${who}`,
    refused: (count: number, who: string) =>
      `пробовали ещё: ${count}${who === '' ? '' : `, последний — ${who}`}`,
    revoke: 'Отозвать',
    revokeOf: (name: string) => `Отозвать: ${name}`,
    revoked: 'Приглашение отозвано',
  },

  picker: {
    search: 'Имя или должность',
    clear: 'Очистить поиск',
    list: 'Сотрудники',
    more: (count: number) => `Показаны первые. Ещё ${people(count)}: уточните поиск.`,
    none: 'Никого не нашлось.',
  },
}
