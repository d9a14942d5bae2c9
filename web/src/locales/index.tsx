/** The words of the page. Russian first; English for whoever reads no Russian. */
import { createContext, type PropsWithChildren, useContext, useEffect, useState } from 'react'
import { en } from './en.ts'
import { ru, type Words } from './ru.ts'

export type { Words }

export type Language = 'ru' | 'en'

interface Speech {
  readonly language: Language
  readonly words: Words
  readonly speak: (language: Language) => void
}

const DICTIONARIES: Readonly<Record<Language, Words>> = { ru, en }
const KEY = 'svodka-language'

const Speaking = createContext<Speech>({ language: 'ru', words: ru, speak: () => {} })

export function LanguageProvider({ children }: PropsWithChildren) {
  const [language, setLanguage] = useState(firstLanguage)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const speak = (chosen: Language): void => {
    localStorage.setItem(KEY, chosen)
    setLanguage(chosen)
  }
  return <Speaking value={{ language, words: DICTIONARIES[language], speak }}>{children}</Speaking>
}

export function useWords(): Words {
  return useContext(Speaking).words
}

export function useLanguage(): Speech {
  return useContext(Speaking)
}

function firstLanguage(): Language {
  const wanted = [localStorage.getItem(KEY) ?? '', ...navigator.languages]
  const known = wanted.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'ru' || tag === 'en')
  return known === 'en' ? 'en' : 'ru'
}
