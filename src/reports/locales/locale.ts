/** The languages we speak. */
export type Locale = 'ru' | 'en'
