import { IconExternalLink } from '@tabler/icons-react'
import { useRead } from '../api/index.ts'
import { useBotsWords } from '../locales/bots-words.ts'
import { toHash } from '../route.ts'
import { CopyField } from '../ui/index.ts'
import css from './bots.module.css'
import type { Kind } from './draft.ts'

/** Where a key comes from, step by step, with what has to be pasted there. */
export function Guide({ kind }: { readonly kind: Kind }) {
  const { guide: words, form } = useBotsWords()
  const { data } = useRead('GET /api/bots/guide')
  const unreachable = kind === 'viber' && data !== undefined && data.publicUrl === null
  return (
    <section className={css.guide}>
      <h3>{form.how}</h3>
      <ol>
        {words[kind].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <a href={`https://${words.open[kind]}`} target="_blank" rel="noreferrer">
        {words.open[kind]}
        <IconExternalLink size={16} stroke={1.75} aria-hidden />
      </a>
      {kind === 'slack' && data !== undefined && (
        <CopyField label={words.manifest} value={data.slackManifest} block />
      )}
      {unreachable && (
        <p className={css.attention}>
          {words.viberAddress}{' '}
          <a href={toHash({ page: 'settings', query: { part: 'address' } })}>→</a>
        </p>
      )}
    </section>
  )
}
