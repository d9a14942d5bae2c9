/**
 * Access: who may see whose figures, and who may manage Svodka. Pure, and denying when unsure:
 * somebody unknown or deactivated sees nobody.
 */
export {
  inScope,
  mayManage,
  offeredScopes,
  SCOPES,
  type Scope,
  visibilityAmong,
  visibleTo,
} from './access.ts'
