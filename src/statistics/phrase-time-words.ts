/** The part a word plays in a period: `phrase-points.ts` writes its patterns in these letters. */
export type TimeCode =
  /** Units: day, week, month, quarter, half of a year, year. */
  | 'd'
  | 'w'
  | 'm'
  | 'q'
  | 'h'
  | 'y'
  /** The name of a month; in English a day may follow it. */
  | 'A'
  | 'E'
  /** A year's number, any other number, one with an ending («15-го»), «третий», «III». */
  | 'Y'
  | 'n'
  | 'o'
  | 'O'
  | 'i'
  /** A whole date; a day near today; a day of the week; a weekend. */
  | 'D'
  | 'R'
  | 'W'
  | 'S'
  /** The one before this; English «last», which also counts; the latest; two before; this; next. */
  | 'p'
  | 'L'
  | 'l'
  | 'P'
  | 'c'
  | 'x'
  /** From, to, until, a dash, and, between. */
  | 'f'
  | 't'
  | 'u'
  | '-'
  | 'k'
  | 'b'
  /** «Начало», «число», «назад», «YTD», and what we cannot answer for: «конец», «время». */
  | 's'
  | 'e'
  | 'a'
  | 'z'
  | '?'

/** A unit's value when the word is written as for exactly one: «3 месяц» is not three months. */
export const ONE = 1
/** A unit's value when the word may be of two to four, or of one: «2 квартала». */
export const FEW = 2
/** A unit's value when the word is of several. */
export const MANY = 3

/** The value of “from”: without an end it may be “of”. */
export const FROM_OR_OF = 1

/** Code, value, words; see `phrase-words.ts` for how a word is written. */
export const TIME_WORDS: readonly (readonly [TimeCode, number, string])[] = [
  ['d', ONE, 'день day'],
  ['d', FEW, 'дня дню днем'],
  ['d', MANY, 'дней дни days сутки суток'],
  ['w', ONE, 'неделя неделю неделе неделей week'],
  ['w', FEW, 'недели'],
  ['w', MANY, 'недель weeks'],
  ['m', ONE, 'месяц месец мес month'],
  ['m', FEW, 'месяца месяцу месяцем месяце'],
  ['m', MANY, 'месяцев месяцы months'],
  ['q', ONE, 'квартал кв quarter q'],
  ['q', FEW, 'квартала кварталу квартале кварталом'],
  ['q', MANY, 'кварталов кварталы quarters'],
  ['h', ONE, 'полугоди+ полгода half h'],
  ['y', ONE, 'год year'],
  ['y', FEW, 'года году годом годе г гг'],
  ['y', MANY, 'лет годы годов years'],
  ['A', 1, 'январ+ янв'],
  ['A', 2, 'феврал+ фев февр'],
  ['A', 3, 'март марта марте марту мартом мар'],
  ['A', 4, 'апрел+ апр'],
  ['A', 5, 'май мая мае маю маем'],
  ['A', 6, 'июн+'],
  ['A', 7, 'июл+'],
  ['A', 8, 'август августа августе августу августом авг'],
  ['A', 9, 'сентябр+ сен сент'],
  ['A', 10, 'октябр+ окт'],
  ['A', 11, 'ноябр+ ноя нояб'],
  ['A', 12, 'декабр+ дек'],
  ['E', 1, 'january jan'],
  ['E', 2, 'february feb'],
  ['E', 3, 'march mar'],
  ['E', 4, 'april apr'],
  ['E', 5, 'may'],
  ['E', 6, 'june jun'],
  ['E', 7, 'july jul'],
  ['E', 8, 'august aug'],
  ['E', 9, 'september sep sept'],
  ['E', 10, 'october oct'],
  ['E', 11, 'november nov'],
  ['E', 12, 'december dec'],
  ['n', 1, 'один одну одна one'],
  ['n', 2, 'два две двух two'],
  ['n', 3, 'три трех three'],
  ['n', 4, 'четыре четырех four'],
  ['n', 5, 'пять пяти five'],
  ['n', 6, 'шесть шести six'],
  ['n', 7, 'семь семи seven'],
  ['n', 10, 'десять десяти ten'],
  ['O', 1, 'первый первая первое первого первом первую first'],
  ['O', 2, 'второй второе второго втором вторую second'],
  ['O', 3, 'третий третье третьего третьем third'],
  ['O', 4, 'четвертый четвертое четвертого четвертом fourth'],
  // «I» is mostly a person: see `phrase-reading.ts`.
  ['i', 2, 'ii'],
  ['i', 3, 'iii'],
  ['i', 4, 'iv'],
  ['R', 0, 'сегодня сегодняшн^ today'],
  ['R', -1, 'вчера вчерашн^ yesterday'],
  ['R', -2, 'позавчера позавчерашн^'],
  ['R', 1, 'завтра завтрашн^ tomorrow'],
  ['W', 1, 'понедельник~ пн monday mon'],
  ['W', 2, 'вторник~ вт tuesday tue'],
  ['W', 3, 'среда среды среде среду средой ср wednesday wed'],
  ['W', 4, 'четверг~ чт thursday thu'],
  ['W', 5, 'пятниц* пятницей пт friday fri'],
  ['W', 6, 'суббот* сб saturday sat'],
  ['W', 7, 'воскресень+ воскресений вс sunday sun'],
  ['S', 0, 'выходн^ уикенд уикэнд weekend'],
  ['p', 0, 'прошл^ прошедш^ предыдущ^ минувш^ previous prior прош'],
  ['L', 0, 'last'],
  ['l', 0, 'последн^ past latest'],
  ['P', 0, 'позапрошл^'],
  ['c', 0, 'этот эта эту этом этой этого этим эти этих текущ^ нынешн^ this current these'],
  ['x', 0, 'следующ^ будущ^ next'],
  ['f', 0, 'с со c since начиная'],
  ['f', FROM_OR_OF, 'from'],
  ['t', 0, 'по to through thru'],
  ['u', 0, 'до until till before'],
  ['k', 0, 'и and'],
  ['b', 0, 'между between'],
  ['s', 0, 'начало начала начале beginning start'],
  ['e', 0, 'числа дату дата даты date'],
  ['a', 0, 'назад ago'],
  ['z', 1, 'wtd'],
  ['z', 2, 'mtd'],
  ['z', 3, 'qtd'],
  ['z', 4, 'ytd'],
  [
    '?',
    0,
    'конец конца конце середин~ половин* время времени декад* час часа часов утро утром вечер вечером после end middle time after hour hours morning evening quarterly monthly weekly yearly',
  ],
]
