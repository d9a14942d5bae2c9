import { en } from './en/log.ts'
import { useSpoken } from './index.tsx'
import { ru } from './ru/log.ts'

const WORDS = { ru, en }

export function useLogWords() {
  return useSpoken(WORDS)
}
