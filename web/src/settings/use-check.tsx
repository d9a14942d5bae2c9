import { Button } from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { AnswerOf, CallOf } from '../../../src/http/schema/index.ts'
import { useAct } from '../api/index.ts'
import { useSettingsWords } from '../locales/settings-words.ts'
import { ErrorNote } from '../ui/index.ts'
import { Verdict } from '../verdict/index.ts'

type Tried = CallOf<'POST /api/settings/check'>['body']
type Found = AnswerOf<'POST /api/settings/check'>

interface Check {
  readonly button: ReactNode
  /** What came of it. Gone as soon as something else is entered. */
  readonly result: ReactNode
}

/** Tries a connection before it is kept. Null while it is not filled in. */
export function useCheck(tried: Tried | null, label?: string): Check {
  const words = useSettingsWords()
  const { act, busy, failure } = useAct('POST /api/settings/check')
  const key = JSON.stringify(tried)
  const [last, setLast] = useState<{ key: string; verdict: Found | null } | null>(null)
  const check = async (): Promise<void> => {
    if (tried === null) return
    setLast({ key, verdict: await act({ body: tried }) })
  }
  const current = last?.key === key ? last : null
  return {
    button: (
      <Button
        type="button"
        variant="default"
        disabled={tried === null}
        loading={busy}
        leftSection={<IconPlugConnected size={18} stroke={1.75} aria-hidden />}
        onClick={check}
      >
        {label ?? words.check}
      </Button>
    ),
    result: current !== null && (
      <>
        {current.verdict === null && <ErrorNote failure={failure} />}
        {current.verdict !== null && tried !== null && (
          <Verdict what={tried.what} verdict={current.verdict} />
        )}
      </>
    ),
  }
}
