import type { Scope } from '../access/index.ts'
import {
  MONEY_WORDS,
  QUALITY_WORDS,
  type Quality,
  THING_WORDS,
  type Thing,
} from './phrase-metrics.ts'
import { TIME_WORDS, type TimeCode } from './phrase-time-words.ts'
import type { View } from './question.ts'

/** What a word contributes to a question. */
export type Meaning =
  | { readonly role: 'thing'; readonly thing: Thing }
  | { readonly role: 'quality'; readonly quality: Quality }
  | { readonly role: 'money' | 'plan' | 'summary' }
  /** A loose scope gives way to a firm one: «все мои сделки» are mine. Null: some department. */
  | {
      readonly role: 'scope'
      readonly scope: Scope | null
      readonly loose?: true
      /** «Все», «весь», which before a period are about it. */
      readonly whole?: true
      /** «Сотрудники», which after «мои» are the department. */
      readonly staff?: true
    }
  | { readonly role: 'view'; readonly view: View }
  | { readonly role: 'time'; readonly code: TimeCode; readonly value: number }
  /** Changes nothing: «покажи», «пожалуйста». */
  | { readonly role: 'filler' }
  /** Known to be something else: never taken for a misspelt word of ours, never passed over. */
  | { readonly role: 'alien' }

/**
 * Words and what they mean, folded (lower case, ё as е). `~`, `*` and `+` stand for the endings of
 * nouns (like «товар», «оплата» and «активность»), `^` of an adjective or participle, `%` of a verb
 * in the past. `exact` ones are never what a misspelt word is taken for: that would be to drop it.
 */
export const WORDS: readonly (readonly [Meaning, string, 'exact'?])[] = [
  ...entriesOf(THING_WORDS).map(
    ([thing, words]) => [{ role: 'thing', thing }, words] satisfies [Meaning, string],
  ),
  ...entriesOf(QUALITY_WORDS).map(
    ([quality, words]) => [{ role: 'quality', quality }, words] satisfies [Meaning, string],
  ),
  ...TIME_WORDS.map(
    ([code, value, words]) => [{ role: 'time', code, value }, words] satisfies [Meaning, string],
  ),
  [{ role: 'money' }, MONEY_WORDS],
  [{ role: 'plan' }, 'план~ plan plans target targets quota'],
  [
    { role: 'summary' },
    'статистик* стат отчет~ итог~ показател+ результат~ цифр* statistics stats report reports results overview figures',
    'exact',
  ],
  [{ role: 'summary' }, 'сводк* сводок summary'],
  [
    { role: 'scope', scope: 'me' },
    'я меня мной мною мой моя мое мои моего моей моему моим мою моих моими свой свои своих своим своего лично личн^ my mine i myself own',
  ],
  [
    { role: 'scope', scope: 'department' },
    'отдел~ департамент~ команд* подразделени+ подчинен^ подчиненн^ ребята ребят ребятам department team subordinates',
  ],
  [{ role: 'scope', scope: 'all' }, 'компани+ фирм* организаци+ company everyone everybody'],
  [
    { role: 'scope', scope: 'all', loose: true, whole: true },
    'все всех всем всеми весь вся всю всей all whole entire',
    'exact',
  ],
  [
    { role: 'scope', scope: 'all', loose: true },
    'топ рейтинг~ лидер лидеры лидеров top rating',
    'exact',
  ],
  [
    { role: 'scope', scope: 'all', loose: true, staff: true },
    'сотрудник~ менеджер~ коллег* продавец продавц~ employee employees manager managers staff people',
  ],
  [
    { role: 'view', view: 'chart' },
    'диаграмм* график~ картинк* картинок рисунок рисунк~ изображени+ чарт~ нарисуй chart charts graph graphs diagram picture plot draw',
  ],
  [
    { role: 'view', view: 'trend' },
    'динамик* тренд~ дням неделям месяцам кварталам ежедневно помесячно понедельно trend trends dynamics daily',
  ],
  [
    { role: 'view', view: 'csv' },
    'файл~ таблиц* таблицей эксель экселе эксел ексель выгрузк* выгрузи выгрузить экспорт~ цсв csv excel xls xlsx file table spreadsheet export',
  ],
  [{ role: 'view', view: 'text' }, 'текст~ словами text', 'exact'],
  [
    { role: 'filler' },
    `а но же бы ну вот то это там тут так мне нам нас нами у мы наш наша наше наши наших нашей
    нашему нашим нашу дай дайте давай покажи покажите показать показывай выведи вывести скажи
    скажите подскажи пришли пришлите отправь скинь хочу хотел хотела посмотреть увидеть глянуть
    узнать нужно нужен нужна нужны надо можно можешь пожалуйста пожалуйсто пожалуста плиз сколько скольким какой
    какая какое какие каких каков какова каковы как или что чего кто где за на в во о об для из к ко при
    про от был была было были есть будет стало вышло всего итого общ^ суммарно количество число
    сумма сумме сумму суммы среди объем объемы выполнени+ штук руб рублей рубли данные инфо информация
    информацию информации период периода сделай сделайте сделал сделала сделали сделано дела% построй
    составь разбивка разбивку разбивкой разрез разрезе привет здравствуйте здравствуй спасибо
    боту бот crm срм svodka
    the a an of for in on at by is are was were be been do does did have has had how many much what
    which who where show give get see tell send let please pls plz want need would like could can
    you me us we our am make made count number amount amounts total totals sum per with as about there
    or hello hi hey thanks thank`,
    'exact',
  ],
  [
    { role: 'alien' },
    `без кроме не нет ни никто except no not without
    active actives активн^ неактивн^ open opened открыт^ откры% выходящ^ доставлен^ доставленн^
    отработан^ отработанн^ отработа% подан^ поданн^ пода% преда% преданн^ прида% приданн^
    продлен^ продленн^ продли% поручен^ порученн^ отвечен^ отвеченн^
    cart carts chat chats contact contacts contractor contractors expert experts form forms чат~
    завтрак~ кампани+ квартир* контакт~ ответ~ отел~ отел+ отел отель отделк* платье платья платьев погод*
    получател+ смет* янтар+
    вера веры вере веру верой илья ильи илье илью ильей марат~ мартын~`,
  ],
]

/** Words that mean something else together than apart. Tried before single words. */
export const IDIOMS: readonly (readonly [Meaning, string])[] = [
  [{ role: 'alien' }, 'как дела|how are you'],
  [{ role: 'filler' }, 'добрый день|добрый вечер|доброе утро|good morning|good evening|в целом'],
  [{ role: 'plan' }, 'план продаж|плана продаж|плану продаж|sales plan|sales target|sales targets'],
  [{ role: 'plan' }, 'план факт|план - факт|плана факта|plan fact'],
  [
    { role: 'scope', scope: null },
    'отдел продаж|отдела продаж|отделу продаж|отделом продаж|отделе продаж|sales department|sales team',
  ],
  [
    { role: 'scope', scope: 'all', loose: true },
    'больше всех|лучшие менеджеры|лучшие сотрудники|best managers|best employees',
  ],
  [{ role: 'scope', scope: 'me' }, 'for me|about me|по мне|обо мне'],
  [
    { role: 'view', view: 'trend' },
    'day by day|by day|by days|per day|by week|by weeks|per week|by month|by months|per month|за каждый день',
  ],
  [
    { role: 'time', code: '?', value: 0 },
    'все время|весь период|всего времени|all time|whole period',
  ],
]

function entriesOf<K extends string, V>(record: Readonly<Record<K, V>>): [K, V][] {
  return Object.entries(record) as [K, V][]
}
