import { words } from '../reports/index.ts'
import type { Question } from '../statistics/index.ts'
import type { Viewer, Wish } from './dialog.ts'
import { homeScreen } from './home.ts'
import { metricGoneScreen } from './metrics.ts'
import { firstPage, objectionTo, offeredScope, planScope } from './permitted.ts'
import { lines } from './screen.ts'

/** A report, unless today's rights or today's CRM stand against it: then words that say so. */
export function reportWish(
  question: Question,
  viewer: Viewer,
  page: number | null = firstPage(question),
): Wish {
  switch (objectionTo(question, viewer)) {
    case 'person-hidden': {
      const { refusals } = words(viewer.locale)
      return { wish: 'show', screen: homeScreen(viewer, lines(refusals.notAllowed)) }
    }
    case 'metric-gone':
      return { wish: 'show', screen: metricGoneScreen(question, viewer) }
    case null: {
      const scope = offeredScope(question.scope, viewer)
      return { wish: 'report', request: { question: { ...question, scope }, page } }
    }
  }
}

/** «🎯 Мой план»: of this month, with everyone who works towards it. */
export function planWish(viewer: Viewer): Wish {
  const scope = planScope(viewer)
  return reportWish({ subject: 'plan', period: 'month', scope, view: 'text' }, viewer)
}
