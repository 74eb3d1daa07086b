-- Goods that come back. A return belongs to one order and changes only under that order's lock, so
-- units are counted against the order's lines without a lock of its own.

create table return_orders (
  merchant_id text collate "C" not null references merchants,
  id text collate "C" not null,
  order_id text collate "C" not null,
  return_number text not null,
  return_state text not null check (return_state in
    ('pending', 'confirmed', 'completed', 'cancelled')),
  refund_state text not null check (refund_state in ('pending', 'refunded')),
  parcel_state text not null check (parcel_state in ('returning', 'collected')),
  inspection_state text not null check (inspection_state in ('pending', 'inspected')),
  -- False when the customer keeps the goods: nothing goes back on the shelf.
  brings_goods_back boolean not null,

  customer_id text collate "C",
  customer_name text,
  customer_email text,
  customer_phone text,
  recipient_name text,
  recipient_phone text,
  recipient_phone_country_code text,
  address json not null default '{}',
  tracking_number text not null default '',

  currency text not null,
  -- The money to be paid back, and this return's shares of what the whole order was lowered by.
  total_minor bigint not null,
  discount_minor bigint not null,
  credit_minor bigint not null,
  points_used integer not null,
  points_value_minor bigint not null,
  -- When what is given back expires; null is never.
  credits_expire_at timestamptz,
  points_expire_at timestamptz,

  payment_id text collate "C" not null,
  payment_method_id text collate "C",
  delivery_id text collate "C" not null,
  delivery_option_id text collate "C",
  -- Names of the ways of payment and delivery as they were, the choices of the merchant.
  details json not null default '{}',
  -- What only one face knows; written and read by that face alone.
  shopline_fields json,
  search_terms text[] not null default '{}',

  completed_at timestamptz,
  cancelled_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (merchant_id, id),
  constraint return_orders_number_key unique (merchant_id, return_number),
  foreign key (merchant_id, order_id) references orders (merchant_id, id),
  foreign key (merchant_id, customer_id) references customers (merchant_id, id),
  foreign key (merchant_id, payment_method_id) references payment_methods (merchant_id, id),
  foreign key (merchant_id, delivery_option_id) references delivery_options (merchant_id, id)
);
create index return_orders_order_idx on return_orders (merchant_id, order_id, created_at);
create index return_orders_created_idx on return_orders (merchant_id, created_at desc, id desc);
create index return_orders_updated_idx on return_orders (merchant_id, updated_at);
create index return_orders_search_idx on return_orders using gin (merchant_id, search_terms);

create table return_order_lines (
  merchant_id text collate "C" not null references merchants,
  return_order_id text collate "C" not null,
  position integer not null,
  id text collate "C" not null,
  -- Lines of an order are rewritten when it changes and keep their ids, so no key points there.
  order_line_id text collate "C" not null,
  product_id text collate "C",
  variant_id text collate "C",
  sku text not null,
  title text not null,
  quantity bigint not null check (quantity > 0),
  unit_price_minor bigint not null,
  total_minor bigint not null,
  reason text not null,
  remark text,
  inspection_remark text,
  inspection_state text not null check (inspection_state in ('pending', 'accepted', 'rejected')),
  details json not null default '{}',
  primary key (merchant_id, return_order_id, position),
  foreign key (merchant_id, return_order_id) references return_orders (merchant_id, id)
);
