import { en } from './en/ui.ts'
import { useSpoken } from './index.tsx'
import { ru } from './ru/ui.ts'

const WORDS = { ru, en }

export function useUiWords() {
  return useSpoken(WORDS)
}
