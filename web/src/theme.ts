import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
} from '@mantine/core'

// Shade 6 is the accent on light, shade 4 the accent on dark; the others are steps between.
const accent: MantineColorsTuple = [
  '#eef3fe',
  '#dbe5fc',
  '#b9ccf9',
  '#93b0f7',
  '#6d93f5',
  '#4a78ec',
  '#3163e0',
  '#2854c4',
  '#2147a5',
  '#1a3882',
]

// Mantine takes lines, surfaces and backgrounds from these two: shades 4, 6 and 7 of the dark one.
const dark: MantineColorsTuple = [
  '#e8ecf2',
  '#c5cdd8',
  '#93a0b2',
  '#6b788a',
  '#2c3541',
  '#242c37',
  '#1a2028',
  '#12161c',
  '#0e1116',
  '#0a0c10',
]
const gray: MantineColorsTuple = [
  '#f6f7f9',
  '#f0f2f5',
  '#e9ecf1',
  '#e3e7ed',
  '#e3e7ed',
  '#93a0b2',
  '#647082',
  '#4a5565',
  '#323c4a',
  '#1b2430',
]

// Shades 4 and 6 are what filled buttons are painted with: white words must be read on either.
const red: MantineColorsTuple = [
  '#fdf0ef',
  '#fadddb',
  '#f5bbb8',
  '#f0746e',
  '#c93c37',
  '#c93c37',
  '#c93c37',
  '#b0322e',
  '#962a26',
  '#7c221f',
]

/** Most fields must be filled in: those that need not say so in words. */
const FIELD = { size: 'md', withAsterisk: false }

/** The palette itself is in `style.css`, so that it is there before any script runs. */
export const theme = createTheme({
  fontFamily: "'Golos Text', system-ui, sans-serif",
  headings: { fontFamily: "'Golos Text', system-ui, sans-serif", fontWeight: '600' },
  colors: { accent, dark, gray, red },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 4 },
  black: '#1b2430',
  // Dark words on the lighter accent of the dark theme: white ones would be too faint.
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input)
    const onAccent = input.variant === 'filled' && input.color !== 'red'
    return onAccent ? { ...colors, color: 'var(--on-accent)' } : colors
  },
  defaultRadius: 12,
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontSizes: { xs: '13px', sm: '14px', md: '16px', lg: '20px', xl: '28px' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  // Touch targets are 44 on a phone; `style.css` has the heights.
  components: {
    Button: { defaultProps: { size: 'md' } },
    TextInput: { defaultProps: FIELD },
    PasswordInput: { defaultProps: FIELD },
    Textarea: { defaultProps: FIELD },
    NativeSelect: { defaultProps: FIELD },
    NumberInput: { defaultProps: FIELD },
  },
  fontWeights: { regular: '400', medium: '600', bold: '600' },
})

const shared = {
  '--mantine-color-body': 'var(--background)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--muted)',
  '--mantine-color-placeholder': 'var(--muted)',
  '--mantine-color-anchor': 'var(--accent)',
  // Towards the words of the page: darker on light, lighter on dark, so that the label stays clear.
  '--mantine-color-accent-filled-hover': 'color-mix(in srgb, var(--accent) 88%, var(--text))',
  '--mantine-color-accent-light-color': 'var(--accent)',
  '--mantine-color-accent-light-hover': 'var(--soft)',
  '--mantine-color-red-light-color': 'var(--worse)',
  '--mantine-color-red-light-hover': 'color-mix(in srgb, var(--worse) 8%, transparent)',
  '--mantine-color-error': 'var(--worse)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--soft)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line)',
}

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: shared,
  dark: shared,
})
