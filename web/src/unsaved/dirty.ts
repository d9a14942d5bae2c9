import { useEffect, useId } from 'react'

const dirty = new Set<string>()

/** Says that a form holds something that is not saved, for as long as it does. */
export function useDirty(isDirty: boolean): void {
  const id = useId()
  useEffect(() => {
    if (!isDirty) return
    dirty.add(id)
    return () => {
      dirty.delete(id)
    }
  }, [id, isDirty])
}

export function isAnythingUnsaved(): boolean {
  return dirty.size > 0
}
