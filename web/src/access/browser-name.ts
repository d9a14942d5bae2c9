/** Browser and system out of a user agent: «Firefox, Windows». Empty for what nobody knows. */
export function browserName(agent: string): string {
  const find = (known: readonly (readonly [RegExp, string])[]): string =>
    known.find(([sign]) => sign.test(agent))?.[1] ?? ''
  return [find(BROWSERS), find(SYSTEMS)].filter(Boolean).join(', ')
}

// The order matters: nearly all of them call themselves Chrome and Safari too.
const BROWSERS = [
  [/YaBrowser/, 'Яндекс Браузер'],
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
] as const

const SYSTEMS = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
] as const
