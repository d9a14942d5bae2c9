import { en } from './en/requests.ts'
import { useSpoken } from './index.tsx'
import { ru } from './ru/requests.ts'

const WORDS = { ru, en }

export function useRequestsWords() {
  return useSpoken(WORDS)
}
