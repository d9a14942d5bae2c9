import { en } from './en/people.ts'
import { useSpoken } from './index.tsx'
import { ru } from './ru/people.ts'

const WORDS = { ru, en }

export function usePeopleWords() {
  return useSpoken(WORDS)
}
