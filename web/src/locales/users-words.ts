import { en } from './en/users.ts'
import { useSpoken } from './index.tsx'
import { ru } from './ru/users.ts'

const WORDS = { ru, en }

export function useUsersWords() {
  return useSpoken(WORDS)
}
