/**
 * The words of the page. Russian first; English for whoever reads no Russian. Each tab has a file
 * of its own under `ru` and `en`, and brings it along when it is opened.
 */
import { createContext, type PropsWithChildren, useContext, useEffect, useState } from 'react'

export type Language = 'ru' | 'en'

interface Speech {
  readonly language: Language
  readonly speak: (language: Language) => void
}

const KEY = 'svodka-language'

const Speaking = createContext<Speech>({ language: 'ru', speak: () => {} })

export function LanguageProvider({ children }: PropsWithChildren) {
  const [language, setLanguage] = useState(firstLanguage)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const speak = (chosen: Language): void => {
    localStorage.setItem(KEY, chosen)
    setLanguage(chosen)
  }
  return <Speaking value={{ language, speak }}>{children}</Speaking>
}

export function useLanguage(): Speech {
  return useContext(Speaking)
}

/** One part of the words in the language of the page. */
export function useSpoken<Words>(words: Readonly<Record<Language, Words>>): Words {
  return words[useLanguage().language]
}

function firstLanguage(): Language {
  const wanted = [localStorage.getItem(KEY) ?? '', ...navigator.languages]
  const known = wanted.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'ru' || tag === 'en')
  return known === 'en' ? 'en' : 'ru'
}
