/** The demo CRM's tables. Filled first, indexed afterwards. */
export const TABLES = `
CREATE TABLE employees (
  id INTEGER PRIMARY KEY,
  login TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  email TEXT,
  phone TEXT,
  mobile TEXT,
  role TEXT NOT NULL,
  manager_id INTEGER REFERENCES employees,
  active INTEGER NOT NULL,
  administrator INTEGER NOT NULL,
  individual_plan INTEGER NOT NULL
) STRICT;

CREATE TABLE clients (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  city TEXT NOT NULL,
  creator_id INTEGER NOT NULL REFERENCES employees,
  owner_id INTEGER NOT NULL REFERENCES employees,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE products (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  unit TEXT NOT NULL,
  price INTEGER NOT NULL
) STRICT;

CREATE TABLE deals (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  client_id INTEGER NOT NULL REFERENCES clients,
  creator_id INTEGER NOT NULL REFERENCES employees,
  owner_id INTEGER NOT NULL REFERENCES employees,
  amount INTEGER NOT NULL,
  margin INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'won', 'lost')),
  closed_at TEXT
) STRICT;

CREATE TABLE deal_lines (
  id INTEGER PRIMARY KEY,
  deal_id INTEGER NOT NULL REFERENCES deals,
  product_id INTEGER NOT NULL REFERENCES products,
  price INTEGER NOT NULL,
  quantity REAL NOT NULL
) STRICT;

CREATE TABLE invoices (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  deal_id INTEGER NOT NULL REFERENCES deals,
  owner_id INTEGER NOT NULL REFERENCES employees,
  amount INTEGER NOT NULL,
  issued_at TEXT NOT NULL,
  due_on TEXT NOT NULL
) STRICT;

CREATE TABLE payments (
  id INTEGER PRIMARY KEY,
  invoice_id INTEGER NOT NULL REFERENCES invoices,
  owner_id INTEGER NOT NULL REFERENCES employees,
  amount INTEGER NOT NULL,
  paid_at TEXT NOT NULL
) STRICT;

CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  deal_id INTEGER NOT NULL REFERENCES deals,
  owner_id INTEGER NOT NULL REFERENCES employees,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE activities (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  owner_id INTEGER NOT NULL REFERENCES employees,
  happened_at TEXT NOT NULL
) STRICT;

CREATE TABLE calls (
  id INTEGER PRIMARY KEY,
  owner_id INTEGER NOT NULL REFERENCES employees,
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  answered INTEGER NOT NULL,
  seconds INTEGER NOT NULL,
  started_at TEXT NOT NULL
) STRICT;

CREATE TABLE requests (
  id INTEGER PRIMARY KEY,
  contact TEXT NOT NULL,
  source TEXT NOT NULL,
  owner_id INTEGER REFERENCES employees,
  status TEXT NOT NULL CHECK (status IN ('new', 'in-work', 'handled', 'rejected')),
  created_at TEXT NOT NULL,
  processed_at TEXT,
  phone TEXT,
  email TEXT,
  text TEXT,
  key TEXT UNIQUE
) STRICT;

CREATE TABLE plans (
  employee_id INTEGER NOT NULL REFERENCES employees,
  year INTEGER NOT NULL,
  month INTEGER NOT NULL,
  turnover INTEGER NOT NULL,
  margin INTEGER NOT NULL,
  PRIMARY KEY (employee_id, year, month)
) STRICT, WITHOUT ROWID;
`

export const INDEXES = `
CREATE INDEX clients_created ON clients (created_at);
CREATE INDEX deals_created ON deals (created_at);
CREATE INDEX deals_closed ON deals (closed_at);
CREATE INDEX deals_client ON deals (client_id);
CREATE INDEX deal_lines_deal ON deal_lines (deal_id);
CREATE INDEX invoices_issued ON invoices (issued_at);
CREATE INDEX payments_paid ON payments (paid_at);
CREATE INDEX documents_created ON documents (created_at);
CREATE INDEX activities_happened ON activities (happened_at);
CREATE INDEX calls_started ON calls (started_at);
CREATE INDEX requests_created ON requests (created_at);
CREATE INDEX requests_processed ON requests (processed_at);
`
