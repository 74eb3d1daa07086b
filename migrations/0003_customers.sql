-- People who buy or write, their tags, and what the shop owes them.

create table customers (
  merchant_id text collate "C" not null references merchants,
  id text collate "C" not null,
  firstline_id bigint not null,
  -- The member number of the tills.
  wixtar_number text not null,
  -- The whole name as shown. The two parts are known only when a face sent them apart.
  name text not null,
  family_name text,
  given_name text,
  email text,
  phone text,
  phone_country_code text,
  gender text check (gender in ('male', 'female', 'other')),
  birthday date,
  -- Null until the person becomes a member of the shop.
  registered_at timestamptz,
  membership_no text,
  identity_no text,
  ref_user_id text,
  locale text,
  memo text,
  delivery_addresses json not null default '[]',
  search_terms text[] not null default '{}',
  details json not null default '{}',
  created_by text not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  primary key (merchant_id, id),
  constraint customers_firstline_id_key unique (merchant_id, firstline_id),
  constraint customers_wixtar_number_key unique (merchant_id, wixtar_number)
);
create index customers_created_idx on customers (merchant_id, created_at desc, id desc);
create index customers_updated_idx on customers (merchant_id, updated_at desc, id desc);
create index customers_email_idx on customers (merchant_id, lower(email)) where email is not null;
create index customers_phone_idx on customers (merchant_id, phone) where phone is not null;
create index customers_membership_idx on customers (merchant_id, membership_no)
  where membership_no is not null;
create index customers_search_idx on customers using gin (merchant_id, search_terms);

-- One tag under two names: a SHOPLINE customer tag is the name of a FIRST LINE contact tag.
create table customer_tags (
  merchant_id text collate "C" not null references merchants,
  id text collate "C" not null,
  firstline_id bigint not null,
  name text not null,
  description text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (merchant_id, id),
  constraint customer_tags_firstline_id_key unique (merchant_id, firstline_id),
  constraint customer_tags_name_key unique (merchant_id, name)
);

create table customer_tag_links (
  merchant_id text collate "C" not null references merchants,
  customer_id text collate "C" not null,
  tag_id text collate "C" not null,
  primary key (merchant_id, customer_id, tag_id),
  foreign key (merchant_id, customer_id) references customers (merchant_id, id),
  foreign key (merchant_id, tag_id) references customer_tags (merchant_id, id)
);
create index customer_tag_links_tag_idx on customer_tag_links (merchant_id, tag_id);

-- Store credits (minor units) and points (whole points). A balance is the sum of its entries and is
-- written nowhere; who changes it holds the customer's row lock.
create table ledger_entries (
  merchant_id text collate "C" not null references merchants,
  id text collate "C" not null,
  ledger text not null check (ledger in ('credits', 'points')),
  customer_id text collate "C" not null,
  order_id text collate "C",
  type text not null,
  amount bigint not null,
  remarks text not null default '',
  expires_at timestamptz,
  actor_id text collate "C",
  actor_name text not null,
  occurred_at timestamptz not null,
  primary key (merchant_id, id),
  foreign key (merchant_id, customer_id) references customers (merchant_id, id)
);
create index ledger_entries_customer_idx
  on ledger_entries (merchant_id, customer_id, ledger, occurred_at) include (amount);
create index ledger_entries_order_idx on ledger_entries (merchant_id, order_id)
  where order_id is not null;
