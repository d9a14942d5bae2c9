import type { ChartTheme } from './spec.ts'

/** The colours of a picture by role. The same values as on the page. */
export interface Palette {
  readonly surface: string
  /** What lies on the surface: tiles, the groove under a bullet. */
  readonly raised: string
  readonly line: string
  readonly text: string
  readonly muted: string
  readonly accent: string
  /** The accent in a lighter tone, flat: what is expected, not yet reached. */
  readonly accentSoft: string
  readonly previous: string
  readonly better: string
  readonly worse: string
}

const LIGHT: Palette = {
  surface: '#FFFFFF',
  raised: '#F6F7F9',
  line: '#E3E7ED',
  text: '#1B2430',
  muted: '#647082',
  accent: '#3163E0',
  accentSoft: '#BACBF5',
  previous: '#B4BECC',
  better: '#13794A',
  worse: '#C93C37',
}

const DARK: Palette = {
  surface: '#12161C',
  raised: '#1A2028',
  line: '#2C3541',
  text: '#E8ECF2',
  muted: '#93A0B2',
  accent: '#6D93F5',
  accentSoft: '#324369',
  previous: '#536072',
  better: '#45BE80',
  worse: '#F0746E',
}

export function paletteOf(theme: ChartTheme): Palette {
  return theme === 'dark' ? DARK : LIGHT
}
