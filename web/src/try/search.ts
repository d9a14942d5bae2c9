import type { TryPerson } from '../../../src/messengers/web-chat/index.ts'

/** The people in whose name or role every word of the query occurs; «е» finds «ё». */
export function matching(people: readonly TryPerson[], query: string): readonly TryPerson[] {
  const words = folded(query).split(/\s+/)
  return people.filter(({ name, role }) => {
    const text = folded(`${name} ${role}`)
    return words.every((word) => text.includes(word))
  })
}

const folded = (text: string): string => text.trim().toLowerCase().replaceAll('ё', 'е')
