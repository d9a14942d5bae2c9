import type { Row } from './rows.ts'

/** Noon of 15 November 2026 in Yekaterinburg, as a TIMESTAMP keeps it. */
export const NOON = '2026-11-15 07:00:00'

export function person(iduser: number, more: Row): Row {
  return {
    iduser,
    login: `user${iduser}`,
    pwd: '',
    title: '',
    tip: null,
    mid: 0,
    identity: 1,
    ...more,
  }
}

export function deal(more: Row): Row {
  const [datum, datum_close] = ['2026-11-10', '2026-11-20']
  const money = { kol: '100', kol_fact: '100', marga: '10' }
  return {
    did: null,
    clid: 1,
    autor: 3,
    iduser: 3,
    datum,
    close: 'yes',
    datum_close,
    ...money,
    ...more,
  }
}

export function invoice(more: Row): Row {
  const paid = { do: 'on', invoice_date: '2026-11-18', summa_credit: '50' }
  return { did: 1, clid: 1, iduser: 3, datum: NOON, ...paid, ...more }
}

export function call(more: Row): Row {
  return { iduser: 3, uid: '', phone: '', res: '', direct: 'income', sec: 60, datum: NOON, ...more }
}

export function settings(id: number, more: Row): Row {
  const account = { company: 'Фирма', valuta: 'р.', timezone: 'Asia/Yekaterinburg', other: flags() }
  return { id, ...account, session: '', ext_allow: '', ...more }
}

/** Flags of which these are on. */
export function flags(...on: number[]): string {
  return Array.from({ length: 30 }, (_, index) => (on.includes(index) ? 'yes' : 'no')).join(';')
}
