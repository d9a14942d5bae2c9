import { useEffect, useRef, useState } from 'react'
import { useUiWords } from '../locales/ui-words.ts'
import { fromHash } from '../route.ts'
import { Confirm } from '../ui/index.ts'
import { isAnythingUnsaved } from './dirty.ts'

/**
 * Asks before the page is left while some form of it is not saved; stands once in a tab. It takes
 * the address back before the route hears of the change.
 */
export function AskBeforeLeaving() {
  const { unsaved: words } = useUiWords()
  const [wanted, setWanted] = useState<string | null>(null)
  const leaving = useRef(false)
  useEffect(() => {
    const onHash = (event: HashChangeEvent): void => {
      const [from, to] = [new URL(event.oldURL).hash, new URL(event.newURL).hash]
      const same = fromHash(from).page === fromHash(to).page
      if (same || leaving.current || !isAnythingUnsaved()) return
      event.stopImmediatePropagation()
      history.pushState(null, '', from)
      setWanted(to)
    }
    const onUnload = (event: BeforeUnloadEvent): void => {
      if (isAnythingUnsaved()) event.preventDefault()
    }
    addEventListener('hashchange', onHash, true)
    addEventListener('beforeunload', onUnload)
    return () => {
      removeEventListener('hashchange', onHash, true)
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
        location.hash = wanted
      }}
      onClose={() => setWanted(null)}
    >
      <p>{words.text}</p>
    </Confirm>
  )
}
