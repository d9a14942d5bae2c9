import type { Language, Words } from './locales/index.tsx'

/** Questions worth trying today: a range of dates must not lie in the future. */
export function questionsToday(words: Words, language: Language): readonly string[] {
  const parts = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long' }).formatToParts()
  const part = (wanted: string): string => parts.find(({ type }) => type === wanted)?.value ?? ''
  return words.questions(part('day'), part('month'))
}
