// Before the first paint, so that a dark page never flashes white. A file of its own: the content
// security policy allows no script inside the page.
const chosen = localStorage.getItem('mantine-color-scheme-value')
const dark =
  chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light'
