import type { LogRow } from './log-filter.ts'

export const row = (changes: Partial<LogRow> = {}): LogRow => ({
  id: '1',
  at: '2026-11-22T10:00:00Z',
  botId: 'b1',
  botName: 'Acme',
  messenger: 'telegram',
  recipient: '@petrova',
  employeeId: '7',
  employeeName: 'Петрова Анна',
  kind: 'text',
  topic: 'Сводка · месяц · отдел',
  tried: false,
  broadcastId: null,
  state: 'sent',
  attempts: 1,
  error: null,
  updatedAt: '2026-11-22T10:00:01Z',
  ...changes,
})
