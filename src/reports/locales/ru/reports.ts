import type { Scope } from '../../../access/index.ts'
import type { BucketUnit } from '../../../statistics/index.ts'
import { pluralize } from '../plural.ts'

const plural = pluralize('ru')

const whose: Readonly<Record<Scope, string>> = {
  me: 'ваши показатели',
  department: 'ваш отдел',
  all: 'вся команда',
}

const by: Readonly<Record<BucketUnit, string>> = {
  day: 'по дням',
  week: 'по неделям',
  month: 'по месяцам',
}

const best: Readonly<Record<BucketUnit, string>> = {
  day: 'Лучший день',
  week: 'Лучшая неделя',
  month: 'Лучший месяц',
}

/** What reports say around their figures. */
export const reports = {
  whose,
  /** For a picture, which travels on: it must say whose figures it shows. */
  departmentOf: (name: string) => `отдел · ${name}`,
  whosePlan: { me: 'только вы', department: 'ваш отдел', all: '' } satisfies Record<Scope, string>,
  planFor: (month: string) => `План на ${month}`,
  planMark: (amount: string) => `план ${amount}`,

  appeared: 'новое',
  toZero: 'до нуля',
  minutes: 'мин',
  money: 'сумма',
  by,
  best,

  total: 'Всего',
  sum: 'Сумма',
  duration: 'Длительность',
  withSum: (count: string, sum: string) => `${count} на ${sum}`,
  withMinutes: (count: string, minutes: string) => `${count} · ${minutes}`,
  before: (period: string, figures: string) => `За ${period} было ${figures}`,
  changesAgainst: (period: string) => `▲▼ к прошлому периоду: ${period}`,
  nothing: (period: string, none: string) => `За ${period} ${none} не было.`,
  nothingAtAll: (period: string) => `За ${period} по этим показателям ничего не было.`,
  page: (page: number, pages: number) => `Страница ${page} из ${pages}`,
  others: (count: number) => `ещё ${count}`,
  csvReady: 'Файл CSV открывается в Excel и других таблицах.',

  turnover: 'Оборот',
  margin: 'Маржа',
  ofPlan: (plan: string) => `из ${plan}`,
  noPlan: 'план не задан',
  noPlanAtAll: (month: string) => `План на ${month} не задан.`,
  planMet: 'план выполнен',
  left: (amount: string) => `осталось ${amount}`,
  missed: (amount: string) => `не хватило ${amount}`,
  perDay: (amount: string) => `по ${amount} в рабочий день`,
  forecast: (amount: string) => `прогноз ${amount}`,
  workingDays: (left: number, total: number) =>
    left === 0
      ? 'Рабочих дней в этом месяце не осталось'
      : `${plural(left, { one: 'Остался', other: 'Осталось' })} ${left} ${plural(left, {
          one: 'рабочий день',
          few: 'рабочих дня',
          many: 'рабочих дней',
          other: 'рабочих дней',
        })} из ${total}`,
  team: 'Команда',
}
