import type { ru } from '../ru/setup.ts'

export const en: typeof ru = { title: '' }
