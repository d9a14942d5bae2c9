import { en } from './en/overview.ts'
import { useSpoken } from './index.tsx'
import { ru } from './ru/overview.ts'

const WORDS = { ru, en }

export function useOverviewWords() {
  return useSpoken(WORDS)
}
