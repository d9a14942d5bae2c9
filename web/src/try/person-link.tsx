import { IconBan } from '@tabler/icons-react'
import type { KeyboardEventHandler } from 'react'
import type { TryPerson } from '../../../src/messengers/web-chat/index.ts'
import { useTryWords } from '../locales/try-words.ts'
import { toHash } from '../route.ts'
import { Initials } from './initials.tsx'
import css from './person-link.module.css'

interface PersonLinkProps {
  readonly person: TryPerson
  readonly chosen: boolean
  readonly onKeyDown: KeyboardEventHandler
}

/** One employee in the list: who it is and whose figures they see. */
export function PersonLink({ person, chosen, onKeyDown }: PersonLinkProps) {
  const { people: words } = useTryWords()
  const { id, name, role, active, sees } = person
  return (
    <a
      className={css.person}
      href={toHash({ page: 'try', employeeId: id, chatId: null })}
      aria-current={chosen || undefined}
      onKeyDown={onKeyDown}
    >
      <Initials name={name} faint={!active} />
      <span className={css.words}>
        <span className={css.name}>{name}</span>
        <span className={css.about}>{active ? `${role} · ${words.sees(sees)}` : role}</span>
        {!active && (
          <span className={css.deactivated}>
            <IconBan size={16} stroke={1.75} aria-hidden />
            {words.deactivated}
          </span>
        )}
      </span>
    </a>
  )
}
