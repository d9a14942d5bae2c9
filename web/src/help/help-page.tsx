import { useHelpWords } from '../locales/help-words.ts'
import { Page } from '../ui/index.ts'
import { Asking } from './asking.tsx'
import css from './help-page.module.css'
import { Managing } from './managing.tsx'

/** «Справка»: whoever manages finds their part first. */
export function HelpPage({ manages }: { readonly manages: boolean }) {
  const words = useHelpWords()
  return (
    <Page title={words.title} lead={words.lead} narrow>
      <div className={css.parts}>
        {manages && <Managing />}
        <Asking />
        {!manages && <Managing />}
      </div>
    </Page>
  )
}
