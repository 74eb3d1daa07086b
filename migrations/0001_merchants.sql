-- Merchants, their people, their places, and the tokens that act for them.
-- Conventions of every table here: the merchant comes first in every key, ids are made by the
-- server (24 hex digits, time-ordered, the form SHOPLINE shows), `details` is the long tail of a
-- row: fields that are stored and shown but never filtered on.

create extension if not exists btree_gin;

create table merchants (
  id text collate "C" primary key,
  handle text not null,
  name text not null,
  email text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  locale text not null default 'zh-hant',
  timezone text not null default 'Asia/Taipei',
  -- The company code the Wixtar face shows, often the 8-digit business number.
  company_code text not null,
  -- Points that are worth one main unit of the currency.
  points_per_unit integer not null default 10 check (points_per_unit > 0),
  wixtar_authkey_hash bytea not null,
  is_demo boolean not null default false,
  details json not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint merchants_handle_key unique (handle),
  constraint merchants_wixtar_authkey_hash_key unique (wixtar_authkey_hash)
);

create table staff (
  merchant_id text collate "C" not null references merchants,
  id text collate "C" not null,
  firstline_id bigint not null,
  -- What the till calls the employee.
  code text not null,
  account text not null,
  name text not null,
  email text not null,
  phone text,
  role text not null check (role in ('agent', 'supervisor', 'admin', 'sponsor')),
  password_hash text not null,
  details json not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (merchant_id, id),
  constraint staff_firstline_id_key unique (merchant_id, firstline_id),
  constraint staff_code_key unique (merchant_id, code),
  -- Accounts sign in without naming their merchant, so they are unique over the installation.
  constraint staff_account_key unique (account)
);

-- Tokens are looked up before the merchant is known; a distributed engine keeps this table whole.
create table access_tokens (
  token_hash bytea primary key,
  merchant_id text collate "C" not null references merchants,
  face text not null check (face in ('shopline', 'firstline', 'wixtar')),
  staff_id text collate "C",
  name text not null default '',
  scopes text[] not null default '{}',
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  foreign key (merchant_id, staff_id) references staff (merchant_id, id)
);
-- One live FIRST LINE token per employee (spec/firstline/conventions.md 2.2).
create unique index access_tokens_firstline_live_key
  on access_tokens (merchant_id, staff_id) where face = 'firstline' and revoked_at is null;

create table warehouses (
  merchant_id text collate "C" not null references merchants,
  id text collate "C" not null,
  name text not null,
  status text not null default 'active',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (merchant_id, id)
);

create table stores (
  merchant_id text collate "C" not null references merchants,
  id text collate "C" not null,
  -- The store code of the tills; leading zeros count.
  code text not null,
  kind text not null check (kind in ('online', 'physical')),
  name text not null,
  name_translations json not null default '{}',
  phone text,
  address text,
  warehouse_id text collate "C" not null,
  details json not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (merchant_id, id),
  constraint stores_code_key unique (merchant_id, code),
  foreign key (merchant_id, warehouse_id) references warehouses (merchant_id, id)
);

create table registers (
  merchant_id text collate "C" not null references merchants,
  store_id text collate "C" not null,
  code text not null,
  name text not null,
  primary key (merchant_id, store_id, code),
  foreign key (merchant_id, store_id) references stores (merchant_id, id)
);

create table shifts (
  merchant_id text collate "C" not null references merchants,
  store_id text collate "C" not null,
  code text not null,
  name text not null,
  start_time time not null,
  -- Before start_time when the shift runs over midnight.
  stop_time time not null,
  primary key (merchant_id, store_id, code),
  foreign key (merchant_id, store_id) references stores (merchant_id, id)
);

create table delivery_options (
  merchant_id text collate "C" not null references merchants,
  id text collate "C" not null,
  status text not null default 'active',
  name_translations json not null,
  -- The carrier's code; 'custom' when no carrier is integrated.
  region_type text not null,
  delivery_type text not null,
  fee_minor bigint not null default 0,
  details json not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (merchant_id, id)
);

create table payment_methods (
  merchant_id text collate "C" not null references merchants,
  id text collate "C" not null,
  status text not null default 'active',
  name_translations json not null,
  type text not null,
  details json not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (merchant_id, id)
);

-- Where running numbers stand. Numbers are taken in blocks, before the statement that uses them:
-- a counter row held through a transaction costs four fifths of the throughput.
create table counters (
  merchant_id text collate "C" not null references merchants,
  name text not null,
  next_number bigint not null,
  primary key (merchant_id, name)
);

-- Every committed change has one row here, written in the change's own transaction. Status
-- histories, action logs, webhooks and audit read it; there is no second log.
create table events (
  merchant_id text collate "C" not null references merchants,
  id text collate "C" not null,
  sequence bigint generated by default as identity,
  -- Rows become visible in commit order only below the oldest running transaction; a cursor
  -- reader compares this with pg_snapshot_xmin.
  transaction_id xid8 not null default pg_current_xact_id(),
  kind text not null,
  subject_id text collate "C" not null,
  face text not null,
  actor_kind text not null,
  actor_id text collate "C",
  actor_name text not null,
  data json not null,
  occurred_at timestamptz not null,
  primary key (merchant_id, id)
);
create index events_subject_idx on events (merchant_id, subject_id, sequence);
create index events_sequence_idx on events (merchant_id, sequence);
