-- Vouchers: rights to goods or money off, each used once. A use that is taken back keeps its row.

create table voucher_kinds (
  merchant_id text collate "C" not null references merchants,
  id text collate "C" not null,
  -- The campaign's number at the tills.
  code text not null,
  name text not null,
  type text not null check (type in
    ('gift', 'credit', 'admission', 'percent_off', 'amount_off', 'product')),
  sale_kind text not null check (sale_kind in ('general', 'pickup', 'point')),
  is_active boolean not null default true,
  price_minor bigint not null default 0,
  -- What it costs in points.
  points integer not null default 0,
  -- Main units off, or percent to pay, by type.
  discount integer,
  product_code text not null default '',
  product_name text not null default '',
  redeem_product_code text not null default '',
  -- How its vouchers' numbers begin.
  number_prefix text not null default '',
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- How many may be given out; null for any number.
  issue_limit integer,
  issued_count integer not null default 0,
  details json not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (merchant_id, id),
  constraint voucher_kinds_code_key unique (merchant_id, code),
  check (issued_count <= issue_limit)
);

-- A task that gave out vouchers; its number is used once.
create table voucher_batches (
  merchant_id text collate "C" not null references merchants,
  code text not null,
  quantity integer not null,
  created_at timestamptz not null,
  constraint voucher_batches_pkey primary key (merchant_id, code)
);

create table vouchers (
  merchant_id text collate "C" not null references merchants,
  id text collate "C" not null,
  number text not null,
  kind_id text collate "C" not null,
  customer_id text collate "C",
  batch_code text,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  issued_at timestamptz not null,
  primary key (merchant_id, id),
  constraint vouchers_number_key unique (merchant_id, number),
  foreign key (merchant_id, kind_id) references voucher_kinds (merchant_id, id),
  foreign key (merchant_id, customer_id) references customers (merchant_id, id)
);
create index vouchers_customer_idx on vouchers (merchant_id, customer_id, issued_at)
  where customer_id is not null;

create table voucher_uses (
  merchant_id text collate "C" not null references merchants,
  id text collate "C" not null,
  voucher_id text collate "C" not null,
  store_id text collate "C" not null,
  -- The order, where it is one of ours; its number as the till told it.
  order_id text collate "C",
  order_number text not null default '',
  used_at timestamptz not null,
  used_by_name text not null,
  returned_at timestamptz,
  returned_by_name text,
  primary key (merchant_id, id),
  foreign key (merchant_id, voucher_id) references vouchers (merchant_id, id),
  foreign key (merchant_id, store_id) references stores (merchant_id, id)
);
-- Used once, whatever two tills do at the same moment.
create unique index voucher_uses_standing_key on voucher_uses (merchant_id, voucher_id)
  where returned_at is null;
create index voucher_uses_order_idx on voucher_uses (merchant_id, order_id)
  where order_id is not null;
create index voucher_uses_voucher_idx on voucher_uses (merchant_id, voucher_id);
