import { en } from './en/bots.ts'
import { useSpoken } from './index.tsx'
import { ru } from './ru/bots.ts'

const WORDS = { ru, en }

export function useBotsWords() {
  return useSpoken(WORDS)
}
