import { useMantineColorScheme } from '@mantine/core'
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'
import { type Language, useLanguage } from '../locales/index.tsx'
import { useShellWords } from '../locales/shell-words.ts'
import { Choice } from '../ui/choice.tsx'
import css from './shell.module.css'

/** Which language, light or dark. */
export function Preferences() {
  const { language: label, scheme } = useShellWords()
  const { language, speak } = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <div className={css.preferences}>
      <Choice
        label={scheme.label}
        value={colorScheme}
        onChange={setColorScheme}
        options={[
          { value: 'auto', label: <IconDeviceDesktop {...SIGN} />, title: scheme.auto },
          { value: 'light', label: <IconSun {...SIGN} />, title: scheme.light },
          { value: 'dark', label: <IconMoon {...SIGN} />, title: scheme.dark },
        ]}
      />
      <Choice<Language>
        label={label}
        value={language}
        onChange={speak}
        options={[
          { value: 'ru', label: 'Ру', title: 'Русский' },
          { value: 'en', label: 'En', title: 'English' },
        ]}
      />
    </div>
  )
}

const SIGN = { size: 18, stroke: 1.75, 'aria-hidden': true }
