/** What «Проверить» found, said the same way wherever a connection is tried. */
export { Verdict } from './verdict.tsx'
