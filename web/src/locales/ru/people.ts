import { plural } from '../plural.ts'

const people = plural('ru', { one: 'человек', few: 'человека', many: 'человек', other: 'человека' })
const found = plural('ru', {
  one: 'найденного',
  few: 'найденных',
  many: 'найденных',
  other: 'найденных',
})

/** The words of choosing employees. */
export const ru = {
  search: 'Имя, логин или должность',
  list: 'Сотрудники',
  chosen: (count: number) => `Выбрано: ${people(count)}`,
  remove: (name: string) => `Убрать: ${name}`,
  more: (count: number) => `и ещё ${people(count)}`,
  nobody: 'Никого не нашлось. Проверьте, как пишется имя.',
  found: (shown: number, of: number) =>
    shown === of ? people(of) : `Показаны ${shown} из\u00a0${people(of)}: уточните поиск`,
  takeAll: (count: number) => `Выбрать ${found(count)}`,
  takeNone: 'Снять выбор',
  off: 'отключён в CRM',
  clear: 'Очистить',
}
