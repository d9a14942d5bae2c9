import { AppError } from '../../kernel/index.ts'
import {
  changeOwnerPassword,
  chooseOwnerPassword,
  type Manager,
  type SignInDeps,
  signInByLink,
  signInOwner,
  signInWithCrm,
  type Visit,
} from '../../usecases/index.ts'
import type { Caller, Handlers } from '../handler.ts'
import type { AnswerOf } from '../schema/index.ts'
import { actOf, type Desk, record, signInDeps } from './desk.ts'

type Addresses =
  | 'GET /api/state'
  | 'POST /api/setup'
  | 'POST /api/setup/steps/:step'
  | 'POST /api/sign-in/owner'
  | 'POST /api/sign-in/crm'
  | 'POST /api/sign-in/link'
  | 'POST /api/sign-out'
  | 'PUT /api/owner/password'
  | 'GET /api/sessions'
  | 'DELETE /api/sessions/:id'

export interface SessionDesk extends Desk {
  /** What a page must repeat to change something in this session's name. */
  readonly csrf: (sessionId: string) => string
  /** Whose session a token opens; null when it opens none. */
  readonly callerBy: (
    token: string,
  ) => Promise<Pick<Caller, 'kind' | 'name' | 'employeeId' | 'sessionId'> | null>
  /** Forgets the link of the first start, which is worth nothing any more. */
  readonly ownerChosen: () => Promise<void>
}

/** Signing in and out, and the first start. */
export function sessionHandlers(desk: SessionDesk): Handlers<Addresses> {
  /** Opens a session by one of the ways in, gives the browser its token and tells who that is. */
  async function enter(
    caller: Caller,
    way: (deps: SignInDeps, visit: Visit) => Promise<string>,
  ): Promise<State> {
    const token = await way(await signInDeps(desk), visitOf(caller))
    caller.keepToken(token)
    // Whoever signs in anew leaves nothing open behind them.
    if (caller.sessionId !== null) await endSession(caller.sessionId)
    const known = (await desk.callerBy(token)) ?? caller
    await record(desk, { ...caller, ...known }, 'sign-in', '')
    return stateFor(desk, known)
  }

  async function endSession(id: string): Promise<void> {
    const { books } = await desk.service()
    await books.inTransaction(({ administration }) => administration.sessions.remove(id))
  }

  return {
    'GET /api/state': (_given, caller) => stateFor(desk, caller),

    async 'POST /api/setup'({ body: { token: link, password } }, caller) {
      const state = await enter(caller, (deps, visit) =>
        chooseOwnerPassword(deps, { link, password }, visit),
      )
      await desk.ownerChosen()
      return state
    },

    async 'POST /api/setup/steps/:step'({ params: { step } }) {
      const { books } = await desk.service()
      await books.inTransaction(({ administration }) => administration.finishStep(step))
      return {}
    },

    'POST /api/sign-in/owner': ({ body: { password } }, caller) =>
      enter(caller, (deps, visit) => signInOwner(deps, password, visit)),

    'POST /api/sign-in/crm': ({ body }, caller) =>
      enter(caller, (deps, visit) => signInWithCrm(deps, body, visit)),

    'POST /api/sign-in/link': ({ body: { token } }, caller) =>
      enter(caller, (deps, visit) => signInByLink(deps, token, visit)),

    async 'POST /api/sign-out'(_given, caller) {
      await endSession(caller.sessionId ?? '')
      caller.keepToken(null)
      return {}
    },

    async 'PUT /api/owner/password'({ body: { current, password } }, caller) {
      if (caller.kind !== 'owner') {
        throw new AppError('not-allowed', 'This is the owner’s to change')
      }
      const { sessionId } = caller
      const act = actOf(caller, 'owner.password', '')
      const chosen = { current, password }
      await changeOwnerPassword(await signInDeps(desk), chosen, { sessionId, act })
      return {}
    },

    async 'GET /api/sessions'(_given, caller) {
      const { books } = await desk.service()
      const nameOf = await namesOf(desk)
      const sessions = await books.read.administration.sessions.all()
      return {
        sessions: sessions.map(({ id, manager, from, browser, startedAt, seenAt }) => ({
          id,
          person: personOf(manager, nameOf),
          current: id === caller.sessionId,
          from,
          browser,
          startedAt: startedAt.toString(),
          seenAt: seenAt.toString(),
        })),
      }
    },

    async 'DELETE /api/sessions/:id'({ params: { id } }, caller) {
      const { books } = await desk.service()
      await books.inTransaction(async ({ administration }) => {
        await administration.sessions.remove(id)
        await administration.acts.add(actOf(caller, 'session.end', id))
      })
      return {}
    },
  }
}

type State = AnswerOf<'GET /api/state'>

async function stateFor(
  desk: SessionDesk,
  caller: Pick<Caller, 'kind' | 'name' | 'employeeId' | 'sessionId'>,
): Promise<State> {
  const { books, crm, connections } = await desk.service()
  const { administration } = books.read
  const [ownerPassword, steps, company] = await Promise.all([
    administration.ownerPassword(),
    administration.steps(),
    crm.account().catch(() => ({ name: '', timeZone: 'UTC' })),
  ])
  const { kind, name, employeeId, sessionId } = caller
  return {
    version: desk.version,
    demo: connections.demo,
    company: company.name,
    timeZone: company.timeZone,
    ownerChosen: ownerPassword !== null,
    signedIn: kind === 'owner' || kind === 'employee' ? { kind, name, employeeId } : null,
    csrf: sessionId === null ? null : desk.csrf(sessionId),
    crmSignIn: crm.passwords !== null,
    steps: {
      crm: steps.includes('crm'),
      bot: steps.includes('bot'),
      people: steps.includes('people'),
    },
  }
}

const visitOf = ({ from, browser }: Caller): Visit => ({ from, browser })

async function namesOf({ service }: Desk): Promise<(id: string) => string> {
  const { crm } = await service()
  const employees = await crm.employees().catch(() => [])
  const names = new Map(employees.map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? id
}

function personOf(manager: Manager, nameOf: (id: string) => string) {
  if (manager.kind === 'owner') return { kind: 'owner' as const, name: '', employeeId: null }
  const { employeeId } = manager
  return { kind: 'employee' as const, name: nameOf(employeeId), employeeId }
}
