import { en } from './en/shell.ts'
import { useSpoken } from './index.tsx'
import { ru } from './ru/shell.ts'

const WORDS = { ru, en }

export function useShellWords() {
  return useSpoken(WORDS)
}
