import '@mantine/core/styles/Input.layer.css'
import '@mantine/core/styles/PasswordInput.layer.css'
import { type PropsWithChildren, useEffect, useRef } from 'react'
import { useRead } from '../api/index.ts'
import { useSettingsWords } from '../locales/settings-words.ts'
import { useShellWords } from '../locales/shell-words.ts'
import type { TabProps } from '../route.ts'
import { Loaded, Page } from '../ui/index.ts'
import { AskBeforeLeaving } from '../unsaved/index.ts'
import { AddressSection } from './address-section.tsx'
import { ConfirmationSection } from './confirmation-section.tsx'
import { CrmSection } from './crm-section.tsx'
import { LogSection } from './log-section.tsx'
import { MailSection } from './mail-section.tsx'
import { ProxySection } from './proxy-section.tsx'
import { RequestsSection } from './requests-section.tsx'

/** «Настройки»: each part is checked and saved by itself. */
export function SettingsTab({ query }: TabProps) {
  const words = useSettingsWords()
  const title = useShellWords().nav.settings
  const reading = useRead('GET /api/settings')
  return (
    <Page title={title} lead={words.lead} narrow>
      <Loaded reading={reading}>
        {(settings) => (
          <>
            <Part name="crm" wanted={query.part}>
              <CrmSection settings={settings} />
            </Part>
            <Part name="confirmation" wanted={query.part}>
              <ConfirmationSection settings={settings} />
            </Part>
            <Part name="address" wanted={query.part}>
              <AddressSection settings={settings} />
            </Part>
            <Part name="mail" wanted={query.part}>
              <MailSection settings={settings} />
            </Part>
            <Part name="proxy" wanted={query.part}>
              <ProxySection settings={settings} />
            </Part>
            <Part name="log" wanted={query.part}>
              <LogSection settings={settings} />
            </Part>
            <Part name="requests" wanted={query.part}>
              <RequestsSection settings={settings} />
            </Part>
          </>
        )}
      </Loaded>
      <AskBeforeLeaving />
    </Page>
  )
}

interface PartProps {
  readonly name: string
  /** The part that a link led to: `#/settings?part=mail`. */
  readonly wanted: string | undefined
}

function Part({ name, wanted, children }: PropsWithChildren<PartProps>) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (name === wanted) place.current?.scrollIntoView({ block: 'start' })
  }, [name, wanted])
  return <div ref={place}>{children}</div>
}
