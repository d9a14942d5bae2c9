/** The forms of a word after a number, by the rule names of `Intl.PluralRules`. */
export interface PluralForms {
  readonly one: string
  /** Russian 2–4, 22–24 and so on; English has no such form. */
  readonly few?: string
  /** Russian 5–20, 0 and so on. */
  readonly many?: string
  /** English for all but one; Russian for fractions: 1,5 дня. */
  readonly other: string
}

/** The form of a word after `n`, without the number itself. */
export function pluralize(tag: string): (n: number, forms: PluralForms) => string {
  const rules = new Intl.PluralRules(tag)
  return (n, { one, few, many, other }) => {
    switch (rules.select(n)) {
      case 'one':
        return one
      case 'few':
        return few ?? other
      case 'many':
        return many ?? other
      default:
        return other
    }
  }
}
