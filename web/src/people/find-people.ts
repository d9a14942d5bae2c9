import { matcher } from '../ui/matching.ts'

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
  const matches = matcher(query)
  return people.filter(({ name, login, role }) => matches(`${name} ${login} ${role}`))
}
