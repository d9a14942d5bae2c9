import { useState } from 'react'
import { useDirty } from '../unsaved/index.ts'

export interface Drafted<Value> {
  readonly value: Value
  readonly dirty: boolean
  /** Changes some fields of it. */
  readonly change: (changes: Partial<Value>) => void
  /** Back to what is kept. */
  readonly reset: () => void
}

/** What is being changed in one section, until it is saved. What the server tells meanwhile waits. */
export function useDraft<Value extends object>(kept: Value): Drafted<Value> {
  const [draft, setDraft] = useState<Value | null>(null)
  const value = draft ?? kept
  const dirty = JSON.stringify(value) !== JSON.stringify(kept)
  useDirty(dirty)
  return {
    value,
    dirty,
    change: (changes) => setDraft({ ...value, ...changes }),
    reset: () => setDraft(null),
  }
}
