import type { AnswerOf } from '../../../src/http/schema/index.ts'
import { useRead } from '../api/index.ts'

export type Employee = AnswerOf<'GET /api/employees'>['employees'][number]

/** Everybody in the CRM; empty until they are known. */
export function useEmployees(): readonly Employee[] {
  return useRead('GET /api/employees').data?.employees ?? NOBODY
}

const NOBODY: readonly Employee[] = []
