import * as en from './en/index.ts'
import type { Locale } from './locale.ts'
import * as ru from './ru/index.ts'

export type { Locale }

export const LOCALES = ['ru', 'en'] as const satisfies readonly Locale[]

/** Every word that people read. Russian gives the shape; English must fill all of it. */
export type Words = typeof ru

const WORDS: Record<Locale, Words> = { ru, en }

export function words(locale: Locale): Words {
  return WORDS[locale]
}

/** The language that comes nearest to what a messenger or a browser says; Russian by default. */
export function nearestLocale(language: string | null): Locale {
  return language === null || /^(ru|be|uk|kk|ky|uz|tg)\b/i.test(language) ? 'ru' : 'en'
}
