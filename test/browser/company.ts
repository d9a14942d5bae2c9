import { passwordHash } from '../../src/crm/salesman/password.ts'
import { person, settings } from '../salesman/example-rows.ts'
import type { Row, Tables } from '../salesman/rows.ts'

/** Manages Svodka as an administrator of the CRM, and sees everybody. */
export const CHIEF = { id: '1', login: 'gromov', name: 'Громов Павел', password: 'сосна у моря 7' }

const SALT = 'Zx9'.repeat(10)
const LAST_DAY = Temporal.PlainDate.from('2026-11-18')
const DAYS = Array.from({ length: 49 }, (_, day) => LAST_DAY.subtract({ days: day }).toString())

const chief: Row = {
  login: CHIEF.login,
  title: CHIEF.name,
  tip: 'Руководитель организации',
  isadmin: 'on',
  email: 'gromov@polar-star.example',
  sole: SALT,
  pwd: passwordHash(CHIEF.password, SALT),
}

const PEOPLE = [
  person(1, chief),
  head(2, 'belova', 'Белова Елена'),
  head(3, 'sokolov', 'Соколов Дмитрий'),
  manager(4, 'orlova', 'Орлова Мария', 2),
  manager(5, 'nikitin', 'Никитин Андрей', 2),
  manager(6, 'kim', 'Ким Виктория', 2),
  manager(7, 'zaytsev', 'Зайцев Артём', 3),
  manager(8, 'fedorova', 'Фёдорова Ольга', 3),
  person(9, { login: 'former', title: 'Бывший Сотрудник', mid: 3, secrty: 'no' }),
]
const SELLERS = [4, 5, 6, 7, 8, 2, 3]

/** A small company in Yekaterinburg, seven weeks before the harness' clock, as SalesMan keeps it. */
export const COMPANY: Tables = {
  settings: [settings(1, { company: 'Полярная звезда' })],
  user: PEOPLE,
  clientcat: rows(5, (creator, day) => ({ creator, date_create: `${day} 06:00:00` })),
  dogovor: rows(4, (iduser, day, size) => ({
    autor: iduser,
    iduser,
    datum: day,
    close: 'yes',
    datum_close: day,
    kol: size * 1000,
    kol_fact: size * 1000,
    marga: size * 250,
  })),
  credit: rows(3, (iduser, day, size) => ({
    iduser,
    datum: `${day} 06:00:00`,
    summa_credit: size * 900,
    do: 'on',
    invoice_date: day,
  })),
  history: rows(2, (iduser, day) => ({ iduser, datum: `${day} 06:00:00`, tip: 'Встреча' })),
  plan: SELLERS.map((iduser) => ({
    iduser,
    year: 2026,
    mon: 11,
    kol_plan: '2500000',
    marga: '600000',
  })),
}

/** Something on every so many days of each seller; which of them is always the same. */
function rows(every: number, row: (seller: number, day: string, size: number) => Row): Row[] {
  return SELLERS.flatMap((seller) =>
    DAYS.flatMap((day, index) =>
      (seller * 5 + index * 3) % every === 0 ? [row(seller, day, 40 + seller * 11 + index)] : [],
    ),
  )
}

function head(id: number, login: string, title: string): Row {
  return employee(id, { login, title, mid: 1, tip: 'Руководитель отдела' })
}

function manager(id: number, login: string, title: string, mid: number): Row {
  return employee(id, { login, title, mid, tip: 'Менеджер продаж' })
}

function employee(id: number, row: Row): Row {
  return person(id, { ...row, email: `${row.login}@polar-star.example` })
}
