import { useHelpWords } from '../locales/help-words.ts'
import { type Route, toHash } from '../route.ts'
import css from './help-page.module.css'
import { Topic } from './topic.tsx'

const settings = (part: string): Route => ({ page: 'settings', query: { part } })

const PLACES = {
  overview: { page: 'overview', query: {} },
  crm: settings('crm'),
  bots: { page: 'bots', query: {} },
  connect: { page: 'bots', query: { do: 'add' } },
  users: { page: 'users', query: {} },
  invite: { page: 'users', query: { do: 'invite' } },
  confirmation: settings('confirmation'),
  mail: settings('mail'),
  proxy: settings('proxy'),
  address: settings('address'),
  journal: { page: 'log', query: {} },
  requests: { page: 'requests', query: {} },
  handlers: settings('requests'),
  access: { page: 'access', query: {} },
  keeping: settings('log'),
} as const satisfies Record<string, Route>

/** The topics, in the order they are told, and where each leads. */
const TOPICS = [
  { topic: 'first', places: ['crm', 'connect', 'invite'] },
  { topic: 'inviting', places: ['users', 'mail'] },
  { topic: 'confirming', places: ['confirmation', 'users'] },
  { topic: 'silent', places: ['overview', 'bots', 'proxy', 'address', 'journal'] },
  { topic: 'requests', places: ['requests', 'bots', 'handlers'] },
  { topic: 'access', places: ['access'] },
  { topic: 'kept', places: ['keeping'] },
] as const

/** How to manage Svodka: the first steps, and what to do when. */
export function Managing() {
  const { managing: words } = useHelpWords()
  return (
    <section className={css.part}>
      <h2>{words.title}</h2>
      {TOPICS.map(({ topic, places }) => (
        <Topic key={topic} title={words.topics[topic].title}>
          <ul className={css.points}>
            {words.topics[topic].points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
          <p className={css.places}>
            {places.map((place) => (
              <a key={place} href={toHash(PLACES[place])}>
                {words.places[place]}
              </a>
            ))}
          </p>
        </Topic>
      ))}
    </section>
  )
}
