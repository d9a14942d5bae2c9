/** Which app, in which workspace, and who it is there. Empty where it is not known. */
export interface Identity {
  readonly team: string
  readonly app: string
  /** The user under whose name the bot writes. */
  readonly user: string
}

/** As a bot's `externalId`: `T0ACME001/A0APP0001/U0BOT0001`. */
export function toExternalId({ team, app, user }: Identity): string {
  return [team, app, user].join('/')
}

export function fromExternalId(externalId: string): Identity {
  const [team = '', app = '', user = ''] = externalId.split('/')
  return { team, app, user }
}

/** Whether a call speaks of the same workspace and app, as far as both say. */
export function isSame(own: Identity, team: string | null, app: string | null): boolean {
  return agrees(own.team, team) && agrees(own.app, app)
}

const agrees = (own: string, said: string | null) => own === '' || said === null || own === said
