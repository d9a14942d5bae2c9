import { en } from './en/questions.ts'
import { useSpoken } from './index.tsx'
import { ru } from './ru/questions.ts'

const WORDS = { ru, en }

export function useQuestionWords() {
  return useSpoken(WORDS)
}
