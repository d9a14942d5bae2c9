import { Button } from '@mantine/core'
import type { PropsWithChildren, ReactNode } from 'react'
import type { ApiFailure } from '../api/index.ts'
import { useSettingsWords } from '../locales/settings-words.ts'
import { useUiWords } from '../locales/ui-words.ts'
import { Card, ErrorNote } from '../ui/index.ts'

interface SectionProps {
  readonly title: string
  readonly lead: ReactNode
  readonly dirty: boolean
  /** What is needed is filled in. Default: true. */
  readonly ready?: boolean
  readonly busy: boolean
  readonly failure: ApiFailure | null
  readonly onSave: () => void
  readonly onReset: () => void
  /** Another button beside the others, such as «Проверить». */
  readonly check?: ReactNode
}

/** One part of the settings with its own «Сохранить». */
export function Section(props: PropsWithChildren<SectionProps>) {
  const { title, lead, dirty, ready = true, busy, failure, onSave, onReset, check } = props
  const words = useSettingsWords()
  const ui = useUiWords()
  return (
    <Card
      title={title}
      lead={lead}
      onSubmit={() => {
        if (dirty && ready) onSave()
      }}
      foot={
        <>
          <Button type="submit" disabled={!dirty || !ready} loading={busy}>
            {words.save}
          </Button>
          {check}
          {dirty && (
            <Button type="button" variant="subtle" color="gray" disabled={busy} onClick={onReset}>
              {ui.cancel}
            </Button>
          )}
        </>
      }
    >
      {props.children}
      <ErrorNote failure={failure} />
    </Card>
  )
}
