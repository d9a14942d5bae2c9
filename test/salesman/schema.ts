/** How the tables of a SalesMan CRM are made; each of its versions and installations differs a little. */
export interface SchemaOptions {
  /** Default: `app_`. */
  readonly prefix?: string
  /** Default: utf8 of three bytes, as installed. */
  readonly charset?: string
  /** Default: as installed: MyISAM, but for the calls. */
  readonly engine?: 'InnoDB' | 'MyISAM'
  /** Tables that this version does not have. Default: none. */
  readonly without?: readonly string[]
}

/** The statements that make the tables which statistics and requests read. */
export function salesmanSchema(options: SchemaOptions = {}): string {
  const { prefix = 'app_', charset = 'utf8', engine, without = [] } = options
  const tables = Object.entries(TABLES).filter(([name]) => !without.includes(name))
  return tables
    .map(([name, parts]) => {
      const kept = engine ?? (name === 'callhistory' ? 'InnoDB' : 'MyISAM')
      return `CREATE TABLE \`${prefix}${name}\` (${parts}) ENGINE=${kept} CHARACTER SET ${charset};`
    })
    .join('\n')
}

const ID = 'INT NOT NULL AUTO_INCREMENT PRIMARY KEY'
const INT = 'INT NULL DEFAULT 0'
const TEXT = 'VARCHAR(255) NULL DEFAULT NULL'
const NAME = 'VARCHAR(250) NULL DEFAULT NULL'
const MONEY = "DOUBLE(20,2) NULL DEFAULT '0.00'"
const ACCOUNT = 'identity INT NULL DEFAULT 1'
const NOW = 'TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP'

/** Columns and indexes as installed; no date has an index but those of deals and planned payments. */
const TABLES: Readonly<Record<string, string>> = {
  settings: `id ${ID}, company ${NAME}, api_key ${TEXT},
    timezone VARCHAR(255) NULL DEFAULT 'Asia/Yekaterinburg', valuta VARCHAR(10) NULL DEFAULT NULL,
    other MEDIUMTEXT NULL, session VARCHAR(3) NOT NULL, ext_allow MEDIUMTEXT NOT NULL`,

  user: `iduser ${ID}, login VARCHAR(250) NOT NULL, pwd VARCHAR(250) NOT NULL, sole ${NAME},
    title ${NAME}, tip VARCHAR(250) NULL DEFAULT 'Менеджер продаж', mid ${INT},
    secrty VARCHAR(5) NOT NULL DEFAULT 'yes', isadmin VARCHAR(3) NOT NULL DEFAULT 'off',
    acs_plan VARCHAR(60) NOT NULL DEFAULT 'on', acs_import ${TEXT},
    show_marga VARCHAR(3) NOT NULL DEFAULT 'yes', email TEXT NULL, phone TEXT NULL, mob TEXT NULL,
    phone_in VARCHAR(20) NULL, tzone VARCHAR(5) NULL, CompStart DATE NULL, CompEnd DATE NULL,
    uid VARCHAR(30) NULL, ses TEXT NULL, identity INT NOT NULL DEFAULT 1,
    KEY title (title(190)), KEY mid (mid), KEY secrty (secrty)`,

  clientcat: `clid ${ID}, uid VARCHAR(30) NULL, title ${NAME}, iduser VARCHAR(10) NULL DEFAULT '0',
    clientpath ${INT}, phone ${NAME}, fax ${NAME}, mail_url ${NAME},
    trash VARCHAR(10) NULL DEFAULT 'no', date_create TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP,
    creator ${INT}, type VARCHAR(100) NULL DEFAULT 'client', ${ACCOUNT},
    KEY iduser (iduser), KEY identity (identity), KEY trash (trash), KEY uid (uid),
    KEY phone (phone(190)), KEY fax (fax(190)), KEY mail_url (mail_url(190)), KEY type (type),
    FULLTEXT KEY title (title)`,

  personcat: `pid ${ID}, clid ${INT}, person ${NAME}, tel ${NAME}, fax ${NAME}, mob ${NAME},
    mail ${NAME}, iduser VARCHAR(12) NULL DEFAULT '0', ${ACCOUNT}`,

  dogovor: `did ${ID}, datum DATE NULL, autor ${INT}, iduser ${INT}, datum_plan DATE NULL,
    datum_close DATE NULL, close VARCHAR(5) NULL DEFAULT 'no', kol ${MONEY}, kol_fact ${MONEY},
    marga DOUBLE NULL DEFAULT 0, sid ${INT}, idcategory ${INT}, direction ${INT},
    tip VARCHAR(100) NULL, clid ${INT}, title ${NAME}, content TEXT NULL, ${ACCOUNT},
    KEY identity (identity), KEY iduser (iduser), KEY iduser_identity (iduser, identity),
    KEY idcategory (idcategory), KEY tip (tip), KEY direction (direction),
    KEY datum_plan (datum_plan), KEY clid (clid), KEY sid (sid), KEY close (close),
    KEY datum (datum), FULLTEXT KEY content (content)`,

  credit: `crid ${ID}, did ${INT}, clid ${INT}, datum ${NOW}, datum_credit DATE NULL,
    invoice_date DATE NULL, \`do\` VARCHAR(5) NULL DEFAULT 'no', summa_credit ${MONEY},
    nds_credit ${MONEY}, iduser ${INT}, idowner ${INT}, invoice VARCHAR(20) NULL, ${ACCOUNT},
    KEY \`do\` (\`do\`), KEY did (did), KEY clid (clid), KEY iduser (iduser),
    KEY datum_credit (datum_credit)`,

  plan: `plid ${ID}, year INT NULL, mon INT NULL, iduser INT NULL, kol_plan TEXT NULL,
    marga TEXT NULL, identity INT NOT NULL DEFAULT 1`,

  history: `cid ${ID}, clid ${INT}, pid VARCHAR(100) NULL, did ${INT}, datum ${NOW}, des TEXT NULL,
    iduser ${INT}, tip VARCHAR(50) NULL, ${ACCOUNT}, KEY clid (clid), KEY pid (pid), KEY did (did),
    KEY iduser (iduser), KEY identity (identity), KEY tip (tip)`,

  callhistory: `id ${ID}, uid VARCHAR(255) NOT NULL, phone VARCHAR(20) NOT NULL,
    direct VARCHAR(10) NOT NULL, datum DATETIME NOT NULL, iduser INT NULL,
    res VARCHAR(100) NOT NULL, sec INT NOT NULL, identity INT NOT NULL DEFAULT 1,
    KEY statistica (phone, datum, iduser, res, direct, identity),
    KEY statistica2 (direct, datum, iduser, identity)`,

  leads: `id ${ID}, datum ${NOW}, datum_do DATETIME NULL, status INT NULL, rezult INT NULL,
    title ${TEXT}, email ${TEXT}, phone ${TEXT}, site ${TEXT}, company ${TEXT},
    description TEXT NULL, ip VARCHAR(16) NULL, city VARCHAR(100) NULL, country ${TEXT},
    timezone VARCHAR(5) NULL, iduser ${INT}, clientpath INT NULL, pid INT NULL, clid INT NULL,
    did INT NULL, partner INT NULL, muid ${TEXT}, rezz TEXT NULL, utm_source ${TEXT},
    utm_medium ${TEXT}, utm_campaign ${TEXT}, utm_term ${TEXT}, utm_content ${TEXT},
    utm_referrer ${TEXT}, ${ACCOUNT}`,

  contract: `deid ${ID}, datum TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP, iduser INT NULL,
    idtype ${INT}, status ${INT}, clid ${INT}, did INT NULL, ${ACCOUNT},
    KEY did_iduser (did, iduser)`,

  speca: `spid ${ID}, did ${INT}, prid ${INT}, price DOUBLE NULL DEFAULT 0,
    price_in DOUBLE NULL DEFAULT 0, kol DOUBLE NULL DEFAULT 0,
    datum TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP, ${ACCOUNT}`,

  modules: `id ${ID}, content TEXT NULL, mpath ${TEXT}, active VARCHAR(5) NOT NULL DEFAULT 'on',
    identity INT NOT NULL DEFAULT 1`,

  clientpath: `id ${ID}, name VARCHAR(255) NOT NULL, isDefault VARCHAR(6) NULL,
    utm_source ${TEXT}, destination VARCHAR(12) NULL, identity INT NOT NULL DEFAULT 1`,
}
