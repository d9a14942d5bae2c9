import type { ru } from '../ru/users.ts'

export const en: typeof ru = { title: '' }
