/** What somebody can be found by. */
interface Findable {
  readonly name: string
  readonly login: string
  readonly role: string
}

/** Those in whose name, login or role every word of the query occurs; «е» finds «ё». */
export function findPeople<Person extends Findable>(
  people: readonly Person[],
  query: string,
): readonly Person[] {
  const words = folded(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return people
  return people.filter(({ name, login, role }) => {
    const text = folded(`${name} ${login} ${role}`)
    return words.every((word) => text.includes(word))
  })
}

const folded = (text: string): string => text.trim().toLowerCase().replaceAll('ё', 'е')
