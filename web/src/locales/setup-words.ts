import { en } from './en/setup.ts'
import { useSpoken } from './index.tsx'
import { ru } from './ru/setup.ts'

const WORDS = { ru, en }

export function useSetupWords() {
  return useSpoken(WORDS)
}
