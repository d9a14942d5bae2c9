import { useQueryClient } from '@tanstack/react-query'
import type { CallOf } from '../../../src/http/schema/index.ts'
import { type ApiFailure, useAct } from '../api/index.ts'
import { useSettingsWords } from '../locales/settings-words.ts'
import { toast } from '../ui/index.ts'

type Change = CallOf<'PATCH /api/settings'>['body']

export interface Save {
  /** True when it is kept. */
  readonly save: (change: Change) => Promise<boolean>
  readonly busy: boolean
  readonly failure: ApiFailure | null
}

/** Keeps one section; the others are left alone. */
export function useSave(): Save {
  const words = useSettingsWords()
  const client = useQueryClient()
  const { act, busy, failure } = useAct('PATCH /api/settings', [
    'GET /api/state',
    'GET /api/overview',
    'GET /api/bots',
    'GET /api/employees',
    'GET /api/users',
  ])
  const save = async (change: Change): Promise<boolean> => {
    const settings = await act({ body: change })
    if (settings === null) return false
    client.setQueryData(['GET /api/settings', {}], settings)
    toast(words.saved)
    return true
  }
  return { save, busy, failure }
}
