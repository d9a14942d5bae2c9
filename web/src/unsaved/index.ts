/** What was typed and not saved is not lost by going elsewhere by accident. */
export { AskBeforeLeaving } from './ask-before-leaving.tsx'
export { useDirty } from './dirty.ts'
