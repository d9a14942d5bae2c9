import { useEffect, useRef, useState } from 'react'
import { useUiWords } from '../locales/ui-words.ts'
import { go, guardRoute, type Route } from '../route.ts'
import { Confirm } from '../ui/index.ts'
import { isAnythingUnsaved } from './dirty.ts'

/** Asks before the page is left while some form of it is not saved; stands once in a tab. */
export function AskBeforeLeaving() {
  const { unsaved: words } = useUiWords()
  const [wanted, setWanted] = useState<Route | null>(null)
  const leaving = useRef(false)
  useEffect(() => {
    const stop = guardRoute((from, to) => {
      if (from.page === to.page || leaving.current || !isAnythingUnsaved()) return true
      setWanted(to)
      return false
    })
    const onUnload = (event: BeforeUnloadEvent): void => {
      if (isAnythingUnsaved()) event.preventDefault()
    }
    addEventListener('beforeunload', onUnload)
    return () => {
      stop()
      removeEventListener('beforeunload', onUnload)
    }
  }, [])
  if (wanted === null) return null
  return (
    <Confirm
      title={words.title}
      action={words.leave}
      dangerous
      busy={false}
      onConfirm={() => {
        leaving.current = true
        go(wanted)
      }}
      onClose={() => setWanted(null)}
    >
      <p>{words.text}</p>
    </Confirm>
  )
}
