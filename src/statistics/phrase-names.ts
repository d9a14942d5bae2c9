import { nearest } from './phrase-match.ts'
import type { NamedPerson } from './question.ts'

/** Whom a word may mean, by id. */
export type Mentioned = ReadonlySet<string>

/**
 * Endings in all cases, by how the name ends in the dictionary; the first rule that fits applies.
 * Men's and women's names are told apart only where their endings are, so «Мельника» may also be
 * Анна: two people of one surname make a doubt, never a guess.
 */
const DECLENSIONS: readonly (readonly [ending: RegExp, stemCut: number, endings: string])[] = [
  [/^лев$/, 2, 'ев ьва ьву ьвом ьве'],
  [/(?:ов|ев|ин|ын)$/, 0, ' а у ым е ы ых'],
  [/(?:ова|ева|ина|ына)$/, 1, 'а ой ою у ы ых е'],
  [/ий$/, 2, 'ий ого его ому ему им ом ем ия ию ием ии'],
  [/[ыо]й$/, 2, 'ый ой ого ому ым ом'],
  [/ая$/, 2, 'ая ой ую ою'],
  [/яя$/, 2, 'яя ей юю ею'],
  [/(?:ых|их|[оеиуыэю])$/, 0, ''],
  [/ия$/, 1, 'я и ю ей'],
  [/я$/, 1, 'я и е ю ей ею'],
  [/[гкхжшчщ]а$/, 1, 'а и е у ой ей'],
  [/а$/, 1, 'а ы е у ой ою ей'],
  [/ел$/, 2, 'ел ла лу лом ле ела елу елом еле'],
  [/й$/, 1, 'й я ю ем е и'],
  [/ь$/, 1, 'ь я ю ем е и ью'],
  [/[бвгджзклмнпрстфхцчшщ]$/, 0, ' а у ом ем е'],
]

/** A name's part in every case, as people would write it, folded. */
function formsOfName(part: string): string[] {
  const rule = DECLENSIONS.find(([ending]) => ending.test(part))
  if (rule === undefined) return [part]
  const [, cut, endings] = rule
  const stem = cut === 0 ? part : part.slice(0, -cut)
  return endings.split(' ').map((ending) => stem + ending)
}

/** Everyone whom this word names exactly, in some case, by surname, first name or patronymic. */
export function whoIs(word: string, people: readonly NamedPerson[]): Mentioned {
  const named = people.filter((person) =>
    partsLike(word, person).some((part) => formsOfName(part).includes(word)),
  )
  return new Set(named.map(({ id }) => id))
}

/** Those whose name is nearest to a misspelt one; nobody when it is not near to any. */
export function whoMayBe(
  word: string,
  people: readonly NamedPerson[],
): { readonly found: Mentioned; readonly errors: number } {
  const owners = people.flatMap((person) =>
    partsLike(word, person)
      .flatMap(formsOfName)
      .map((form) => ({ id: person.id, form })),
  )
  const { forms, errors } = nearest(
    word,
    owners.map(({ form }) => form),
  )
  const ids = owners.filter(({ form }) => forms.includes(form)).map(({ id }) => id)
  return { found: new Set(ids), errors }
}

/** True when one of the person's names, but the surname, begins with this letter: «Петрова А.». */
export function hasInitial(letter: string, person: NamedPerson): boolean {
  return partsOf(person)
    .slice(1)
    .some((part) => part.startsWith(letter))
}

/** True for a word that looks like a Russian surname not in the dictionary form. */
export function looksLikeSurname(word: string): boolean {
  return /(?:[оеи]в|[иы]н)(?:а|у|ым|ой|ою|е|ы|ых|ыми)$|[иы]н$|(?:[сц]к)(?:ий|ая|ого|ой|ому|ую|им)$|енко$/.test(
    word,
  )
}

/** The parts that may decline to `word`: they begin with the same letter. */
function partsLike(word: string, person: NamedPerson): readonly string[] {
  const letter = word.charAt(0)
  return partsOf(person).filter((part) => part.length > 1 && part.charAt(0) === letter)
}

/** Kept because every word of a phrase is compared with everyone. */
const PARTS = new WeakMap<NamedPerson, readonly string[]>()

function partsOf(person: NamedPerson): readonly string[] {
  const known = PARTS.get(person)
  if (known !== undefined) return known
  const folded = person.name.normalize('NFKC').toLowerCase().replaceAll('ё', 'е')
  const parts = folded.match(/\p{L}+/gu) ?? []
  PARTS.set(person, parts)
  return parts
}
