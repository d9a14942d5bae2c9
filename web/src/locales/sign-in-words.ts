import { en } from './en/sign-in.ts'
import { useSpoken } from './index.tsx'
import { ru } from './ru/sign-in.ts'

const WORDS = { ru, en }

export function useSignInWords() {
  return useSpoken(WORDS)
}
