type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string }

/** Number and noun in agreement: `plural('ru', { one: 'день', … })(5)` is «5 дней». */
export function plural(locale: string, forms: Forms): (count: number) => string {
  const rules = new Intl.PluralRules(locale)
  const numbers = new Intl.NumberFormat(locale)
  return (count) => `${numbers.format(count)}\u00a0${forms[rules.select(count)] ?? forms.other}`
}
