-- A small CRM on PostgreSQL, as a company might have written it for itself.

CREATE TABLE company (
  name text NOT NULL,
  currency text,
  time_zone text
);

CREATE TABLE roles (
  id integer PRIMARY KEY,
  title text NOT NULL
);

CREATE TABLE staff (
  id integer PRIMARY KEY,
  login text NOT NULL UNIQUE,
  surname text NOT NULL,
  first_name text,
  email text,
  phone text,
  mobile text,
  role_id integer REFERENCES roles,
  boss_id integer REFERENCES staff,
  is_admin boolean NOT NULL DEFAULT false,
  dismissed_on date
);

CREATE TABLE clients (
  id integer PRIMARY KEY,
  author_id integer,
  created_at timestamptz
);

CREATE TABLE deals (
  id integer PRIMARY KEY,
  client_id integer,
  author_id integer,
  owner_id integer,
  created_at timestamptz,
  stage text NOT NULL, -- open, won, lost
  closed_on date,
  amount numeric(14, 2),
  margin numeric(14, 2)
);

CREATE TABLE deal_items (
  id integer PRIMARY KEY,
  deal_id integer NOT NULL,
  price numeric(12, 2),
  quantity numeric(12, 3)
);

CREATE TABLE invoices (
  id integer PRIMARY KEY,
  deal_id integer,
  owner_id integer,
  issued_at timestamptz,
  amount numeric(14, 2),
  is_paid boolean NOT NULL DEFAULT false,
  paid_on date
);

CREATE TABLE documents (
  id integer PRIMARY KEY,
  author_id integer,
  created_at timestamptz
);

CREATE TABLE activities (
  id integer PRIMARY KEY,
  staff_id integer,
  happened_at timestamptz
);

-- Written by the telephone exchange: what its clock on the wall shows.
CREATE TABLE calls (
  id integer PRIMARY KEY,
  staff_id integer,
  started_at timestamp,
  direction text NOT NULL, -- in, out, internal
  seconds integer
);

-- Written by the site, in UTC.
CREATE TABLE leads (
  id integer PRIMARY KEY,
  staff_id integer,
  received_at timestamp,
  status integer NOT NULL, -- 0 new, 1 in work, 2 became a client, 3 rejected
  closed_at timestamp
);

CREATE TABLE plans (
  id integer PRIMARY KEY,
  staff_id integer NOT NULL,
  month date NOT NULL, -- its first day
  turnover numeric(14, 2),
  margin numeric(14, 2)
);

CREATE INDEX ON clients (created_at);
CREATE INDEX ON deals (created_at);
CREATE INDEX ON deals (closed_on);
CREATE INDEX ON invoices (issued_at);
CREATE INDEX ON invoices (paid_on);
CREATE INDEX ON calls (started_at);
