import { Button } from '@mantine/core'
import { IconUserQuestion } from '@tabler/icons-react'
import type { AnswerOf } from '../../../src/http/schema/index.ts'
import { useRead } from '../api/index.ts'
import { useOverviewWords } from '../locales/overview-words.ts'
import { type TabProps, toHash } from '../route.ts'
import { Loaded, Page, Section } from '../ui/index.ts'
import { CheckCard } from './check-card.tsx'
import { NextSteps } from './next-steps.tsx'
import css from './overview.module.css'
import { Today } from './today.tsx'

/** «Обзор»: is everything all right, what happened today, what to do next. */
export function OverviewTab(_: TabProps) {
  const words = useOverviewWords()
  const reading = useRead('GET /api/overview')
  return (
    <Page title={words.title}>
      <Loaded reading={reading}>{(overview) => <Overview {...overview} />}</Loaded>
    </Page>
  )
}

function Overview(overview: AnswerOf<'GET /api/overview'>) {
  const words = useOverviewWords()
  const { checks, next, waitingApprovals } = overview
  return (
    <>
      {waitingApprovals > 0 && (
        <div className={css.waiting}>
          <IconUserQuestion size={20} stroke={1.75} aria-hidden />
          <p>{words.waiting(waitingApprovals)}</p>
          <Button component="a" href={toHash({ page: 'users', query: {} })} size="sm">
            {words.look}
          </Button>
        </div>
      )}
      <Section title={words.checks}>
        <ul className={css.checks}>
          {checks.map((check) => (
            <CheckCard key={`${check.what} ${check.name ?? ''}`} check={check} />
          ))}
        </ul>
      </Section>
      <Section title={words.today}>
        <Today overview={overview} />
      </Section>
      <Section title={words.next}>
        {next.length === 0 ? <p className={css.done}>{words.done}</p> : <NextSteps steps={next} />}
      </Section>
    </>
  )
}
