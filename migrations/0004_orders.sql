-- The one record of a sale, whichever face it came through.
-- Amounts are hundredths of the currency's main unit in every currency (decision 0002). Columns
-- that a face reports as it likes are nullable and kept as sent; computed_* is what we reckon.

create table orders (
  merchant_id text collate "C" not null references merchants,
  id text collate "C" not null,
  firstline_id bigint not null,
  wixtar_number text not null,
  order_number text not null,
  system_number text not null,
  merchant_number text,
  -- The third party's own id of the order.
  ref_order_id text,
  origin text not null check (origin in ('shopline', 'firstline', 'wixtar')),
  -- Where the sale came from, in the word of whoever wrote it: openapi, pos, shop, cyberbiz …
  source text,

  order_state text not null check (order_state in
    ('draft', 'pending', 'confirmed', 'completed', 'cancelled', 'removed')),
  payment_state text not null check (payment_state in
    ('open', 'pending', 'failed', 'expired', 'paid', 'refunding', 'partially_refunded', 'refunded')),
  delivery_state text not null check (delivery_state in
    ('pending', 'shipping', 'shipped', 'arrived', 'collected', 'returning', 'returned')),
  carrier_state text not null default 'pending',

  store_id text collate "C" not null,
  register_code text not null default '',
  shift_code text,
  shift_name text,
  operator_code text,
  operator_name text,
  modified_by_code text,
  modified_by_name text,

  customer_id text collate "C",
  customer_name text,
  customer_email text,
  customer_phone text,
  recipient_name text,
  recipient_phone text,

  currency text not null,
  subtotal_minor bigint,
  total_minor bigint,
  discount_minor bigint,
  shipping_fee_minor bigint,
  tax_minor bigint,
  credit_minor bigint not null default 0,
  points_used integer not null default 0,
  points_value_minor bigint not null default 0,
  computed_subtotal_minor bigint not null,
  computed_total_minor bigint not null,

  delivery_option_id text collate "C",
  payment_method_id text collate "C",
  tracking_number text not null default '',
  tracking_url text,
  delivery_address json not null default '{}',
  tags text[] not null default '{}',
  remark text,
  note text,
  stock_deducted boolean not null default false,

  ordered_at timestamptz not null,
  source_updated_at timestamptz,
  confirmed_at timestamptz,
  completed_at timestamptz,
  cancelled_at timestamptz,
  paid_at timestamptz,
  shipped_at timestamptz,
  arrived_at timestamptz,
  collected_at timestamptz,
  returned_at timestamptz,
  payment_updated_at timestamptz not null,
  delivery_updated_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,

  -- Names of the delivery option and the payment method as they were at the sale.
  details json not null default '{}',
  -- What only one face knows; written and read by that face alone.
  shopline_fields json,
  firstline_fields json,
  wixtar_fields json,
  search_terms text[] not null default '{}',

  primary key (merchant_id, id),
  constraint orders_firstline_id_key unique (merchant_id, firstline_id),
  constraint orders_wixtar_number_key unique (merchant_id, wixtar_number),
  foreign key (merchant_id, store_id) references stores (merchant_id, id),
  foreign key (merchant_id, customer_id) references customers (merchant_id, id),
  foreign key (merchant_id, delivery_option_id) references delivery_options (merchant_id, id),
  foreign key (merchant_id, payment_method_id) references payment_methods (merchant_id, id)
);
create index orders_ordered_idx on orders (merchant_id, ordered_at desc, id desc);
create index orders_updated_idx on orders (merchant_id, updated_at desc, id desc);
create index orders_state_idx on orders (merchant_id, order_state, ordered_at desc, id desc);
create index orders_customer_idx on orders (merchant_id, customer_id, ordered_at desc, id desc);
create index orders_store_idx on orders (merchant_id, store_id, ordered_at desc, id desc);
create index orders_number_idx on orders (merchant_id, order_number);
create index orders_search_idx on orders using gin (merchant_id, search_terms);
-- FIRST LINE finds its orders by number and contact, so that pair creates once (design §6).
create unique index orders_firstline_natural_key
  on orders (merchant_id, customer_id, coalesce(source, ''), order_number)
  where origin = 'firstline';

create table order_lines (
  merchant_id text collate "C" not null references merchants,
  order_id text collate "C" not null,
  position integer not null,
  id text collate "C" not null,
  firstline_id bigint not null,
  kind text not null check (kind in ('product', 'custom_product', 'discount')),
  product_id text collate "C",
  variant_id text collate "C",
  -- The till's product number, as sent when the catalogue does not know it.
  code text not null default '',
  sku text not null default '',
  title text not null,
  quantity bigint not null,
  -- A discount line has a positive total that lowers the order's.
  unit_price_minor bigint not null,
  before_discount_minor bigint,
  discount_minor bigint,
  total_minor bigint,
  voucher_numbers text[] not null default '{}',
  -- The catalogue as it was at the sale: titles, chosen options, picture, categories.
  details json not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (merchant_id, order_id, position),
  foreign key (merchant_id, order_id) references orders (merchant_id, id)
);
create index order_lines_variant_idx on order_lines (merchant_id, variant_id)
  where variant_id is not null;

-- Exact totals without scanning history: every change of an order's state moves one count. Each
-- connection counts in a slot of its own, so that writers do not wait for each other.
create table order_tallies (
  merchant_id text collate "C" not null references merchants,
  slot smallint not null,
  order_state text not null,
  order_count bigint not null,
  primary key (merchant_id, slot, order_state)
) with (fillfactor = 50);
