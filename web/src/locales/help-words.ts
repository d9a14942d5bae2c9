import { en } from './en/help.ts'
import { useSpoken } from './index.tsx'
import { ru } from './ru/help.ts'

const WORDS = { ru, en }

export function useHelpWords() {
  return useSpoken(WORDS)
}
