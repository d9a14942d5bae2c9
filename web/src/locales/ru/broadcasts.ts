import { plural } from '../plural.ts'

const people = plural('ru', { one: 'человек', few: 'человека', many: 'человек', other: 'человека' })
const toPeople = plural('ru', {
  one: 'человеку',
  few: 'людям',
  many: 'людям',
  other: 'людям',
})
const notGet = plural('ru', {
  one: 'человек не получит',
  few: 'человека не получат',
  many: 'человек не получат',
  other: 'человека не получат',
})
const messages = plural('ru', {
  one: 'сообщение',
  few: 'сообщения',
  many: 'сообщений',
  other: 'сообщения',
})
const ofMessages = plural('ru', {
  one: 'сообщения',
  few: 'сообщений',
  many: 'сообщений',
  other: 'сообщения',
})
const failed = plural('ru', {
  one: 'неудачного',
  few: 'неудачных',
  many: 'неудачных',
  other: 'неудачных',
})

export const ru = {
  lead: 'Отчёт сразу многим: каждый увидит только то, на что у него есть права.',
  new: 'Отправить отчёт сейчас',
  list: 'Отправленные',
  schedules: 'Рассылки по расписанию, общие для компании, появятся на этой вкладке позже.',
  more: 'Показать ещё',
  empty: {
    title: 'Рассылок ещё не было',
    text: 'Отправьте первый отчёт: выберите показатель, период и кому. Перед отправкой будет видно, кто его получит.',
  },
  form: {
    title: 'Отправить отчёт сейчас',
    subject: 'Что отправить',
    summary: 'Сводка по главным показателям',
    plan: 'План и факт',
    period: 'Период',
    own: 'Свои дни',
    from: 'С',
    to: 'По',
    ownHint: 'Выберите оба дня, первый не позже последнего.',
    scope: 'Чьи цифры',
    scopes: { me: 'Только свои', department: 'Свой отдел', all: 'Всё, что видно' },
    scopeHint: 'Права не расширяются: у кого нет отдела, увидит себя.',
    view: 'Вид',
    views: { text: 'Текст', chart: 'Диаграмма', trend: 'Динамика', csv: 'CSV' },
    to_: 'Кому',
    audiences: {
      all: { title: 'Всем, кто подписан', text: 'И у кого есть доступ в CRM.' },
      employees: { title: 'Выбранным людям', text: '' },
      departments: { title: 'Отделам', text: 'Руководитель и все, кто в его отделе.' },
    },
    people: 'Сотрудники',
    heads: 'Руководители отделов',
    noHeads: 'В CRM ни у кого нет подчинённых, поэтому отделов здесь нет.',
    note: 'Сообщение над отчётом',
    noteHint: 'Ваши слова, до 500 знаков.',
    noteLeft: (count: number) => `Осталось знаков: ${count}`,
    send: (count: number) => `Отправить ${toPeople(count)}`,
    sendNobody: 'Отправить',
    sent: (count: number) => `Отправляю ${toPeople(count)}`,
  },
  preview: {
    title: 'Кто получит',
    counting: 'Считаю, кому уйдёт…',
    goes: (count: number) => `Уйдёт ${toPeople(count)}`,
    nobody: 'Пока никому не уйдёт.',
    choose: 'Выберите, кому отправить.',
    leftOut: (count: number) => notGet(count),
    showGets: 'Показать, кто получит',
    showLeftOut: 'Показать, кто не получит и почему',
    rest: (count: number) => `и ещё ${people(count)}`,
    why: {
      'not-subscribed': 'не подписан',
      stopped: 'отписался',
      blocked: 'заблокирован в Сводке',
      off: 'отключён в CRM',
    },
    invite: 'Пригласить людей',
  },
  states: { running: 'отправляется', stopped: 'остановлена', finished: 'завершена' },
  by: (who: string, when: string) => `${who}, ${when}`,
  progress: (done: number, of: number) => `${done} из ${ofMessages(of)}`,
  progressLabel: (title: string) => `Ход рассылки: ${title}`,
  counts: {
    sent: 'отправлено',
    queued: 'в очереди',
    failed: 'ошибка',
    skipped: 'пропущено',
    uncertain: 'неизвестно',
  },
  toLog: 'Открыть в журнале',
  stop: {
    action: 'Остановить',
    title: 'Остановить рассылку?',
    text: (count: number) =>
      `В очереди ${messages(count)}: они не уйдут. Отправленное не отозвать.`,
    done: 'Рассылка остановлена',
  },
  repeat: {
    action: (count: number) => `Повторить для ${failed(count)}`,
    done: (count: number) => `Отправляю снова: ${messages(count)}`,
  },
}
