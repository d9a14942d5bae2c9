import { amountOf, isMain, isMetricId } from '../../crm/index.ts'
import { AppError } from '../../kernel/index.ts'
import { reportJson, words } from '../../reports/index.ts'
import { answer, PRESETS, parsePeriod, type Subject } from '../../statistics/index.ts'
import type { Handlers } from '../handler.ts'
import type { Desk } from './desk.ts'

/** Figures for scripts, and what can be asked for. */
export function reportHandlers({
  service,
  clock,
}: Desk): Handlers<'GET /api/metrics' | 'GET /api/reports/:metric'> {
  return {
    async 'GET /api/metrics'() {
      const { crm } = await service()
      const [ru, en] = [words('ru'), words('en')]
      return {
        metrics: (await crm.metrics()).map((id) => {
          const amount = amountOf(id)
          return {
            id,
            title: { ru: ru.metrics[id].title, en: en.metrics[id].title },
            ...(amount !== undefined && { amount }),
            main: isMain(id),
          }
        }),
        periods: PRESETS.map((id) => ({
          id,
          title: { ru: ru.dates.presets[id], en: en.dates.presets[id] },
        })),
      }
    },

    async 'GET /api/reports/:metric'({ params, query }) {
      const { crm, books } = await service()
      const { period, scope, trend } = query
      const login = query.employee.toLowerCase()
      const employee = (await crm.employees()).find((one) => one.login.toLowerCase() === login)
      const may = employee?.active === true && !(await books.read.isBlocked(employee.id))
      if (!may) throw new AppError('not-allowed', 'There is no such employee, or they may not ask')
      const question = {
        subject: subjectOf(params.metric),
        period: parsePeriod(period),
        scope,
        view: trend ? 'trend' : 'text',
      } as const
      return reportJson(await answer(crm, question, employee.id, clock()))
    },
  }
}

function subjectOf(metric: string): Subject {
  if (metric === 'summary' || metric === 'plan' || isMetricId(metric)) return metric
  throw new AppError('bad-input', `There is no metric «${metric}»: see /api/metrics`)
}
