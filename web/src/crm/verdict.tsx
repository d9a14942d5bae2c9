import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import type { AnswerOf } from '../../../src/http/schema/index.ts'
import { useSettingsWords } from '../locales/settings-words.ts'
import { useSetupWords } from '../locales/setup-words.ts'
import { useUiWords } from '../locales/ui-words.ts'
import css from './crm.module.css'

interface VerdictProps {
  /** Nothing is shown for null. */
  readonly verdict: AnswerOf<'POST /api/settings/check'> | null
}

/** What «Проверить» found: facts, or the real reason with what to do about it. */
export function Verdict({ verdict }: VerdictProps) {
  const { crm: words } = useSetupWords()
  const { verdict: found } = useSettingsWords()
  const { failures } = useUiWords()
  if (verdict === null) return null
  const { ok, facts, code, reason, cure } = verdict
  return (
    <div
      ref={bringIntoView}
      className={css.verdict}
      data-ok={ok || undefined}
      role={ok ? 'status' : 'alert'}
    >
      {ok ? <IconCircleCheck size={20} aria-hidden /> : <IconAlertTriangle size={20} aria-hidden />}
      <div>
        {ok && (
          <p>
            {words.found}: {found.crm(facts)}
          </p>
        )}
        {!ok && <p>{failures[code ?? ''] ?? found.failed}</p>}
        {cure !== null && <p>{found.cures[cure] ?? cure}</p>}
        {reason !== null && <p className={css.answered}>{found.answered(reason)}</p>}
      </div>
    </div>
  )
}

/** The form is longer than a phone is high, and what was found stands at its foot. */
function bringIntoView(shown: HTMLElement | null): void {
  shown?.scrollIntoView({ block: 'center' })
}
