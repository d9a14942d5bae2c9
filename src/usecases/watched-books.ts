import type { ChangeFeed, Fact, What } from './changes.ts'
import type { Books, Ledger } from './ledger.ts'

/** Books that tell `feed` what was written in them, once it is kept; while nobody listens, plain books. */
export function watchedBooks(books: Books, feed: ChangeFeed): Books {
  return {
    read: books.read,
    async inTransaction(work) {
      if (!feed.heard()) return books.inTransaction(work)
      const facts: Fact[] = []
      const result = await books.inTransaction((ledger) => work(watched(ledger, facts)))
      feed.publish(facts)
      return result
    },
  }
}

function watched(ledger: Ledger, facts: Fact[]): Ledger {
  const after =
    <Given extends readonly unknown[], Got>(
      write: (...given: Given) => Promise<Got>,
      factsOf: (got: Got, ...given: Given) => readonly Fact[],
    ) =>
    async (...given: Given) => {
      const got = await write(...given)
      facts.push(...factsOf(got, ...given))
      return got
    }
  const changed = (what: What) => () => [{ type: 'changed', what }] as const
  const rows = (ids: readonly string[]) => ids.map((id) => ({ type: 'log', id }) as const)
  const broadcast = (_: unknown, id: string) => [{ type: 'broadcast', id }] as const
  const { bots, subscribers, invitations, proofs, settings, outbox, log, broadcasts } = ledger
  const { administration, requests } = ledger
  return {
    ...ledger,
    block: after(ledger.block, changed('users')),
    unblock: after(ledger.unblock, changed('users')),
    erasePerson: after(ledger.erasePerson, changed('users')),
    forgetPeople: after(ledger.forgetPeople, changed('users')),
    bots: {
      ...bots,
      add: after(bots.add, changed('bots')),
      change: after(bots.change, changed('bots')),
      changeState: after(bots.changeState, changed('bots')),
      remove: after(bots.remove, changed('bots')),
    },
    subscribers: {
      ...subscribers,
      add: after(subscribers.add, changed('users')),
      change: after(subscribers.change, changed('users')),
      remove: after(subscribers.remove, changed('users')),
    },
    invitations: {
      ...invitations,
      add: after(invitations.add, changed('users')),
      use: after(invitations.use, changed('users')),
      revoke: after(invitations.revoke, changed('users')),
    },
    proofs: {
      ...proofs,
      add: after(proofs.add, changed('approvals')),
      change: after(proofs.change, changed('approvals')),
    },
    requests: {
      ...requests,
      add: after(requests.add, changed('requests')),
      change: after(requests.change, changed('requests')),
      take: after(requests.take, changed('requests')),
    },
    administration: {
      ...administration,
      connect: after(administration.connect, changed('settings')),
      listManagers: after(administration.listManagers, changed('access')),
      sessions: {
        ...administration.sessions,
        remove: after(administration.sessions.remove, changed('access')),
        removeOf: after(administration.sessions.removeOf, changed('access')),
      },
    },
    settings: {
      ...settings,
      async set(name, value) {
        await settings.set(name, value)
        facts.push(...changed('settings')())
      },
    },
    outbox: {
      ...outbox,
      put: after(outbox.put, (id) => rows([id])),
      settle: after(outbox.settle, (_, id) => rows([id])),
    },
    log: {
      ...log,
      requeue: after(log.requeue, (ids) => rows(ids)),
      receive: after(log.receive, (ids) => rows(ids)),
      skipQueued: after(log.skipQueued, broadcast),
    },
    broadcasts: {
      ...broadcasts,
      add: after(broadcasts.add, ({ id }) => broadcast(null, id)),
      stop: after(broadcasts.stop, broadcast),
      place: after(broadcasts.place, broadcast),
    },
  }
}
