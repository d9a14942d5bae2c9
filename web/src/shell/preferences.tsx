import { SegmentedControl, useMantineColorScheme, VisuallyHidden } from '@mantine/core'
import { IconDeviceDesktop, IconMoon, IconSun, type TablerIcon } from '@tabler/icons-react'
import { type Language, useLanguage } from '../locales/index.tsx'
import { useShellWords } from '../locales/shell-words.ts'
import css from './shell.module.css'

/** Which language, light or dark. */
export function Preferences() {
  const words = useShellWords()
  const { language, speak } = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <div className={css.preferences}>
      <SegmentedControl
        withItemsBorders={false}
        className={css.switch}
        aria-label={words.scheme.label}
        value={colorScheme}
        onChange={setColorScheme}
        data={[
          { value: 'auto', label: <Sign icon={IconDeviceDesktop} words={words.scheme.auto} /> },
          { value: 'light', label: <Sign icon={IconSun} words={words.scheme.light} /> },
          { value: 'dark', label: <Sign icon={IconMoon} words={words.scheme.dark} /> },
        ]}
      />
      <SegmentedControl<Language>
        withItemsBorders={false}
        className={css.switch}
        aria-label={words.language}
        value={language}
        onChange={speak}
        data={[
          { value: 'ru', label: <Short short="Ру" words="Русский" /> },
          { value: 'en', label: <Short short="En" words="English" /> },
        ]}
      />
    </div>
  )
}

function Sign({ icon: Icon, words }: { readonly icon: TablerIcon; readonly words: string }) {
  return (
    <span className={css.sign} title={words}>
      <Icon size={18} stroke={1.75} aria-hidden />
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  )
}

function Short({ short, words }: { readonly short: string; readonly words: string }) {
  return (
    <span className={css.sign} title={words}>
      <span aria-hidden>{short}</span>
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  )
}
