import { useLanguage } from './locales/index.tsx'
import { useQuestionWords } from './locales/question-words.ts'
import { useTimeZone } from './ui/time-zone.ts'

/** Questions worth trying today: a range of dates must not lie in the future. */
export function useQuestionsToday(): readonly string[] {
  const { ask } = useQuestionWords()
  const { language } = useLanguage()
  const timeZone = useTimeZone()
  const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone })
  const parts = format.formatToParts()
  const part = (wanted: string): string => parts.find(({ type }) => type === wanted)?.value ?? ''
  return ask(part('day'), part('month'))
}
