import { Button } from '@mantine/core'
import { useHelpWords } from '../locales/help-words.ts'
import { useQuestionsToday } from '../questions.ts'
import { toHash } from '../route.ts'
import css from './help-page.module.css'
import { Topic } from './topic.tsx'

/** How to talk with the bot. */
export function Asking() {
  const help = useHelpWords()
  const questions = useQuestionsToday()
  return (
    <section className={css.part}>
      <h2>{help.asking}</h2>
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
    </section>
  )
}
