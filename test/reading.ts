/** Figures as `svodka report … --format json` gives them. */
export interface Figures {
  readonly count: number
  readonly amount?: number
}

export interface MetricReport {
  readonly total: Figures
  readonly previous: { readonly total: Figures }
  readonly employees: readonly (Figures & { readonly name: string; readonly share: number })[]
}

export interface SummaryReport {
  readonly metrics: Readonly<Record<string, Figures>>
}

interface PlanLine {
  readonly fact: number
  readonly plan: number
  readonly percent: number
}

export interface PlanReport {
  readonly turnover: PlanLine
  readonly margin: PlanLine
}

/** The summary as words say it, by the metrics' titles. */
export function readSummary(words: string): Readonly<Record<string, Figures>> {
  const lines = plain(words).matchAll(/^(\p{L}.+): ([\d.]+)(?: [▲▼].*)?(?:\n +([\d.]+) ₽)?/gmu)
  return Object.fromEntries([...lines].map(([, title, ...rest]) => [title, figures(rest)]))
}

/** A breakdown as words say it: the total, what was before, and one page of people. */
export function readBreakdown(words: string): MetricReport {
  const text = plain(words)
  const [, ...total] =
    /Всего: ([\d.]+)[^\n]*(?:\n(?:Сумма|Длительность): ([\d.]+))?/.exec(text) ?? []
  const [, ...before] = /было ([\d.]+)(?: (?:на|·) ([\d.]+))?/.exec(text) ?? []
  const people = text.matchAll(/^\d+\. (.+)\n([\d.]+) \(([\d.]+) %\)(?: · ([\d.]+) ₽)?/gm)
  return {
    total: figures(total),
    previous: { total: figures(before) },
    employees: [...people].map(([, name = '', count, share, amount]) => ({
      name,
      ...figures([count, amount]),
      share: Number(share),
    })),
  }
}

/** The plan as words say it. */
export function readPlan(words: string): PlanReport {
  const line = (title: string) => {
    const [, percent, fact, plan] =
      new RegExp(`${title}: ([\\d.]+) %\\n([\\d.]+) ₽ из ([\\d.]+) ₽`).exec(plain(words)) ?? []
    return { fact: Number(fact), plan: Number(plan), percent: Number(percent) }
  }
  return { turnover: line('Оборот'), margin: line('Маржа') }
}

/** Per cent as words give them: with one decimal. */
export const oneDecimal = (percent: number): number => Math.round(percent * 10) / 10

/** «18 657 508,96» as 18657508.96, and every other blank as a space. */
function plain(words: string): string {
  return words
    .replaceAll(/(?<=\d)[\u00a0\u202f](?=\d{3})/g, '')
    .replaceAll(/(?<=\d),(?=\d)/g, '.')
    .replaceAll(/\p{Zs}/gu, ' ')
}

function figures([count, amount]: readonly (string | undefined)[]): Figures {
  return { count: Number(count), ...(amount !== undefined && { amount: Number(amount) }) }
}
