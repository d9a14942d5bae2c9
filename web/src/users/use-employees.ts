import { useMemo } from 'react'
import { useRead } from '../api/index.ts'
import type { Employee } from './person.ts'

export interface Employees {
  readonly all: readonly Employee[]
  readonly byId: ReadonlyMap<string, Employee>
  readonly nameOf: (id: string) => string
}

/** Everybody in the CRM. While they are being read, or the CRM is away, there is nobody. */
export function useEmployees(): Employees {
  const { data } = useRead('GET /api/employees')
  return useMemo(() => {
    const all = data?.employees ?? []
    const byId = new Map(all.map((employee) => [employee.id, employee]))
    return { all, byId, nameOf: (id) => byId.get(id)?.name ?? id }
  }, [data])
}
