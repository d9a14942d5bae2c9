import { Loader } from '@mantine/core'
import { useUiWords } from '../locales/ui-words.ts'
import css from './busy.module.css'

/** Shown while something is being loaded, but only once it has taken half a second. */
export function Busy({ label }: { readonly label?: string }) {
  const words = useUiWords()
  return (
    <div className={css.busy} role="status" aria-label={label ?? words.loading}>
      <Loader type="dots" aria-hidden />
    </div>
  )
}
