import type { Mentioned } from './phrase-names.ts'
import type { Read } from './phrase-reading.ts'

/**
 * Everyone whom a phrase may mean, by id: nobody, one, or several. Words that stand together are of
 * one person: «Петрову Анну» is whoever is called both. When nobody is, everyone who is called one
 * of them is meant, which makes a doubt.
 */
export function peopleMeant(reads: readonly Read[]): readonly string[] {
  const meant = namesTogether(reads).map((names) => {
    const [first = new Set<string>(), ...others] = names
    const called = others.reduce((both, who) => both.intersection(who), new Set(first))
    return called.size > 0 ? called : new Set(names.flatMap((who) => [...who]))
  })
  return [...new Set(meant.flatMap((who) => [...who]))]
}

/** Those whom words that are near to a name, but are none, may have meant. */
export function peopleNear(reads: readonly Read[]): readonly string[] {
  const near = reads.flatMap(({ sense }) => (sense.role === 'unknown' ? [...sense.who] : []))
  return [...new Set(near)]
}

function namesTogether(reads: readonly Read[]): Mentioned[][] {
  const groups: Mentioned[][] = []
  let group: Mentioned[] = []
  for (const { sense } of reads) {
    if (sense.role === 'name') {
      if (group.length === 0) groups.push(group)
      group.push(sense.who)
    } else if (sense.role !== 'dash') group = []
  }
  return groups
}
