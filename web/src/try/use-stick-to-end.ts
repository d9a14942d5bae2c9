import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** How near to the end counts as being there, in pixels. */
const NEAR = 80

/**
 * Keeps the end of a growing list in view while the person is there; `written` grows when they say
 * something themselves, which brings them back. What is taller than the view is shown from its top.
 * `away` tells that there is something below.
 */
export function useStickToEnd(
  scroll: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  written: number,
): { away: boolean; toEnd: () => void } {
  const [away, setAway] = useState(false)
  const sticking = useRef(true)

  useEffect(() => {
    const view = scroll.current
    const content = list.current
    if (view === null || content === null) return
    const settle = (): void => {
      if (sticking.current) showEnd(view, content)
    }
    const onScroll = (): void => {
      const below = view.scrollHeight - view.scrollTop - view.clientHeight
      sticking.current = below < NEAR
      setAway(below >= NEAR)
    }
    const observer = new ResizeObserver(settle)
    observer.observe(content)
    observer.observe(view)
    view.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      observer.disconnect()
      view.removeEventListener('scroll', onScroll)
    }
  }, [scroll, list])

  useLayoutEffect(() => {
    if (written > 0) sticking.current = true
  }, [written])

  const toEnd = (): void => scroll.current?.scrollTo({ top: scroll.current.scrollHeight })
  return { away, toEnd }
}

function showEnd(view: HTMLElement, content: HTMLElement): void {
  const last = content.lastElementChild
  const tall = last !== null && last.clientHeight > view.clientHeight
  if (tall) last.scrollIntoView({ block: 'start' })
  else view.scrollTop = view.scrollHeight
}
