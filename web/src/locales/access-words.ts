import { en } from './en/access.ts'
import { useSpoken } from './index.tsx'
import { ru } from './ru/access.ts'

const WORDS = { ru, en }

export function useAccessWords() {
  return useSpoken(WORDS)
}
