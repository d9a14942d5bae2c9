import { Button } from '@mantine/core'
import type { PropsWithChildren } from 'react'
import { useHelpWords } from '../locales/help-words.ts'
import { useQuestionsToday } from '../questions.ts'
import { toHash } from '../route.ts'
import css from './help-page.module.css'

export function HelpPage() {
  const help = useHelpWords()
  const questions = useQuestionsToday()
  return (
    <div className={css.scroll}>
      <article className={css.page}>
        <header className={css.head}>
          <h1>{help.title}</h1>
          <p>{help.lead}</p>
        </header>
        <Topic title={help.ask}>
          <p>{help.askText}</p>
          <ul className={css.questions}>
            {questions.map((question) => (
              <li key={question}>
                <q>{question}</q>
              </li>
            ))}
          </ul>
        </Topic>
        <Topic title={help.periods}>
          <p>{help.periodsText}</p>
          <p>{help.compare}</p>
        </Topic>
        <Topic title={help.commands}>
          <dl className={css.commands}>
            {help.commandList.map(([command, meaning]) => (
              <div key={command}>
                <dt>{command}</dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </Topic>
        <Topic title={help.rights}>
          <p>{help.rightsText}</p>
        </Topic>
        <Topic title={help.private}>
          <p>{help.privateText}</p>
        </Topic>
        <Button
          component="a"
          size="md"
          h={44}
          className={css.go}
          href={toHash({ page: 'try', employeeId: null, chatId: null })}
        >
          {help.tryIt}
        </Button>
      </article>
    </div>
  )
}

function Topic({ title, children }: PropsWithChildren<{ readonly title: string }>) {
  return (
    <section className={css.topic}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
