import type { Connection } from 'mysql2/promise'

/** How large a company is. */
export interface Size {
  readonly deals: number
  readonly invoices: number
  readonly clients: number
  readonly employees: number
}

/** The employees of every company: one director, heads with their departments. */
export const DIRECTOR = '1'
export const HEAD = '2'
export const MANAGER = '100'
const HEADS = 10

/** Fills the tables of account 1 with three years of work, the same on every run. */
export async function fillCompany(root: Connection, database: string, size: Size): Promise<void> {
  await root.query(`USE ${database}`)
  await root.query(`INSERT INTO app_settings (id, company, valuta, timezone, other, session, ext_allow)
    VALUES (1, 'Северный ветер', '₽', 'Asia/Yekaterinburg', '${flags()}', '', '')`)
  await root.query(`INSERT INTO app_user (iduser, login, pwd, title, tip, mid, identity)
    SELECT seq, CONCAT('user', seq), '', CONCAT('Сотрудник ', seq),
      CASE WHEN seq = 1 THEN 'Руководитель организации'
        WHEN seq <= ${HEADS + 1} THEN 'Руководитель отдела' ELSE 'Менеджер продаж' END,
      CASE WHEN seq = 1 THEN 0 WHEN seq <= ${HEADS + 1} THEN 1 ELSE 2 + seq % ${HEADS} END, 1
    FROM seq_1_to_${size.employees}`)
  const owner = (seed: number) => `1 + FLOOR(RAND(${seed}) * ${size.employees})`
  await root.query(`INSERT INTO app_clientcat (creator, date_create, title, identity)
    SELECT ${owner(1)}, ${moment(2)}, 'ООО «Клиент»', 1 FROM seq_1_to_${size.clients}`)
  await root.query(`INSERT INTO app_dogovor
      (datum, autor, iduser, datum_close, close, kol, kol_fact, marga, clid, title, content, identity)
    SELECT ${day(3)}, ${owner(4)}, ${owner(5)}, IF(RAND(6) < 0.7, ${day(7)}, NULL),
      IF(RAND(8) < 0.6, 'yes', 'no'), ${money(9)}, ${money(10)}, ${money(11)},
      1 + FLOOR(RAND(12) * ${size.clients}), 'Поставка оборудования', 'Описание сделки', 1
    FROM seq_1_to_${size.deals}`)
  await root.query(`INSERT INTO app_credit
      (did, clid, datum, invoice_date, \`do\`, summa_credit, iduser, invoice, identity)
    SELECT 1 + FLOOR(RAND(13) * ${size.deals}), 1, ${moment(14)}, IF(RAND(15) < 0.7, ${day(16)}, NULL),
      IF(RAND(17) < 0.7, 'on', 'no'), ${money(18)}, ${owner(19)}, 'С-1', 1
    FROM seq_1_to_${size.invoices}`)
}

const day = (seed: number) => `'2023-12-01' + INTERVAL FLOOR(RAND(${seed}) * 1090) DAY`
const moment = (seed: number) =>
  `'2023-12-01' + INTERVAL FLOOR(RAND(${seed}) * 1090 * 86400) SECOND`
const money = (seed: number) => `ROUND(RAND(${seed}) * 1000000, 2)`
const flags = () => Array.from({ length: 30 }, () => 'no').join(';')

/** Two ranges of a metric as somebody would ask for them by hand. */
export interface PlainQuestion {
  readonly sql: string
  readonly date: 'day' | 'utc'
}

/** The main five, plainly. */
export const PLAIN: Readonly<Record<string, PlainQuestion>> = {
  'clients.new': {
    sql: 'SELECT creator, COUNT(*) FROM app_clientcat WHERE identity = 1 AND date_create >= ? AND date_create < ? GROUP BY creator',
    date: 'utc',
  },
  'deals.new': {
    sql: 'SELECT autor, COUNT(*), SUM(kol) FROM app_dogovor WHERE identity = 1 AND datum >= ? AND datum < ? GROUP BY autor',
    date: 'day',
  },
  'invoices.issued': {
    sql: 'SELECT iduser, COUNT(*), SUM(summa_credit) FROM app_credit WHERE identity = 1 AND datum >= ? AND datum < ? GROUP BY iduser',
    date: 'utc',
  },
  'payments.received': {
    sql: "SELECT iduser, COUNT(*), SUM(summa_credit) FROM app_credit WHERE identity = 1 AND `do` = 'on' AND invoice_date >= ? AND invoice_date < ? GROUP BY iduser",
    date: 'day',
  },
  'deals.closed': {
    sql: "SELECT iduser, COUNT(*), SUM(kol) FROM app_dogovor WHERE identity = 1 AND close = 'yes' AND datum_close >= ? AND datum_close < ? GROUP BY iduser",
    date: 'day',
  },
}
