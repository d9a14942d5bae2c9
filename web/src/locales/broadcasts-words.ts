import { en } from './en/broadcasts.ts'
import { useSpoken } from './index.tsx'
import { ru } from './ru/broadcasts.ts'

const WORDS = { ru, en }

export function useBroadcastsWords() {
  return useSpoken(WORDS)
}
