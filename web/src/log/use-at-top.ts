import { type RefObject, useCallback, useEffect, useRef } from 'react'

/** Tells whether an element is in sight; asked when it matters, nothing is drawn anew for it. */
export function useAtTop(element: RefObject<HTMLElement | null>): () => boolean {
  const seen = useRef(true)
  useEffect(() => {
    if (element.current === null) return
    const observer = new IntersectionObserver((entries) => {
      seen.current = entries.at(-1)?.isIntersecting ?? true
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return useCallback(() => seen.current, [])
}
