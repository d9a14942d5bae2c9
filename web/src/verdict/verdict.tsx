import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import type { AnswerOf, CallOf } from '../../../src/http/schema/index.ts'
import { useSettingsWords } from '../locales/settings-words.ts'
import { useUiWords } from '../locales/ui-words.ts'
import css from './verdict.module.css'

interface VerdictProps {
  readonly what: CallOf<'POST /api/settings/check'>['body']['what']
  readonly verdict: AnswerOf<'POST /api/settings/check'>
}

/** What was found: facts, or the real reason and what to do about it. */
export function Verdict({ what, verdict }: VerdictProps) {
  const Sign = verdict.ok ? IconCircleCheck : IconAlertTriangle
  return (
    <div
      ref={bringIntoView}
      className={css.verdict}
      data-ok={verdict.ok || undefined}
      role={verdict.ok ? 'status' : 'alert'}
    >
      <Sign size={20} stroke={1.75} aria-hidden />
      <div>
        {verdict.ok ? (
          <Facts what={what} facts={verdict.facts} />
        ) : (
          <Reason code={verdict.code} reason={verdict.reason} cure={verdict.cure} />
        )}
      </div>
    </div>
  )
}

interface FactsProps {
  readonly what: VerdictProps['what']
  readonly facts: readonly string[]
}

function Facts({ what, facts }: FactsProps) {
  const { verdict: words } = useSettingsWords()
  return (
    <p>
      {words.ok[what]} {what === 'crm' ? words.crm(facts) : facts.join(', ')}
    </p>
  )
}

type ReasonProps = Pick<VerdictProps['verdict'], 'code' | 'reason' | 'cure'>

function Reason({ code, reason, cure }: ReasonProps) {
  const { verdict: words } = useSettingsWords()
  const { failures } = useUiWords()
  return (
    <>
      <p>{failures[code ?? ''] ?? words.failed}</p>
      {cure !== null && <p>{words.cures[cure] ?? cure}</p>}
      {reason !== null && <p className={css.answered}>{words.answered(reason)}</p>}
    </>
  )
}

/** A form may be longer than a phone is high, and what was found stands at its foot. */
function bringIntoView(shown: HTMLElement | null): void {
  shown?.scrollIntoView({ block: 'nearest' })
}
