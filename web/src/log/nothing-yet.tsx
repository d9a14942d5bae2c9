import { Button } from '@mantine/core'
import { IconListDetails, IconListSearch } from '@tabler/icons-react'
import { useLogWords } from '../locales/log-words.ts'
import { toHash } from '../route.ts'
import { Empty, NothingFound } from '../ui/index.ts'

interface NothingYetProps {
  readonly filtered: boolean
  readonly onClear: () => void
}

/** No rows: because nothing was sent yet, or because nothing matches. */
export function NothingYet({ filtered, onClear }: NothingYetProps) {
  const { empty, nothing } = useLogWords()
  if (filtered) return <NothingFound icon={IconListSearch} words={nothing} onClear={onClear} />
  return (
    <Empty
      icon={IconListDetails}
      title={empty.title}
      text={empty.text}
      action={
        <Button component="a" href={toHash({ page: 'bots', query: {} })}>
          {empty.action}
        </Button>
      }
    />
  )
}
