/** The people in whose name or role every word of the query occurs; «е» finds «ё». */
export function matching<Person extends { readonly name: string; readonly role: string }>(
  people: readonly Person[],
  query: string,
): readonly Person[] {
  const matches = matcher(query)
  return people.filter(({ name, role }) => matches(`${name} ${role}`))
}

/** Tells whether every word of the query occurs in a text. */
export function matcher(query: string): (text: string) => boolean {
  const words = folded(query).split(/\s+/)
  return (text) => {
    const within = folded(text)
    return words.every((word) => within.includes(word))
  }
}

const folded = (text: string): string => text.trim().toLowerCase().replaceAll('ё', 'е')
