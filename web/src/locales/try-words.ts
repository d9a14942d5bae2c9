import { en } from './en/try.ts'
import { useSpoken } from './index.tsx'
import { ru } from './ru/try.ts'

const WORDS = { ru, en }

export function useTryWords() {
  return useSpoken(WORDS)
}
