import { en } from './en/settings.ts'
import { useSpoken } from './index.tsx'
import { ru } from './ru/settings.ts'

const WORDS = { ru, en }

export function useSettingsWords() {
  return useSpoken(WORDS)
}
