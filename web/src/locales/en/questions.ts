import type { ru } from '../ru/questions.ts'

export const en: typeof ru = {
  ask: (day, month) => [
    'deals closed last month',
    day === '1' ? `payments 1 ${month}` : `payments 1–${day} ${month}`,
    'plan',
    'new clients this week',
  ],
}
