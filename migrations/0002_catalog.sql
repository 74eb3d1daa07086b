-- Products, what can be sold of them, and how much of it is where.

create table categories (
  merchant_id text collate "C" not null references merchants,
  id text collate "C" not null,
  firstline_id bigint not null,
  parent_id text collate "C",
  -- The first language's name: FIRST LINE's free-text category and the till's category title.
  name text not null,
  name_translations json not null,
  status text not null default 'active',
  priority integer not null default 0,
  details json not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (merchant_id, id),
  constraint categories_firstline_id_key unique (merchant_id, firstline_id),
  foreign key (merchant_id, parent_id) references categories (merchant_id, id)
);
create index categories_name_idx on categories (merchant_id, name);

create table products (
  merchant_id text collate "C" not null references merchants,
  id text collate "C" not null,
  status text not null default 'active',
  title text not null,
  title_translations json not null,
  description text,
  is_preorder boolean not null default false,
  out_of_stock_orderable boolean not null default false,
  media json,
  search_terms text[] not null default '{}',
  details json not null default '{}',
  created_by text not null default 'admin',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  primary key (merchant_id, id)
);
create index products_created_idx on products (merchant_id, created_at desc, id desc);
create index products_updated_idx on products (merchant_id, updated_at desc, id desc);
create index products_search_idx on products using gin (merchant_id, search_terms);

-- A variant is what can be sold: SHOPLINE's variation, FIRST LINE's product, the till's product
-- number. A product without variations has exactly one variant, with is_default set.
create table variants (
  merchant_id text collate "C" not null references merchants,
  id text collate "C" not null,
  product_id text collate "C" not null,
  firstline_id bigint not null,
  -- The till's product number.
  code text not null,
  is_default boolean not null default false,
  position integer not null default 0,
  sku text not null default '',
  barcode text,
  -- The chosen options of this variant per language: {"zh-hant": ["紅", "中"]}.
  fields_translations json not null default '{}',
  price_minor bigint not null default 0,
  price_sale_minor bigint not null default 0,
  cost_minor bigint not null default 0,
  is_unlimited boolean not null default false,
  media json,
  details json not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  primary key (merchant_id, id),
  constraint variants_firstline_id_key unique (merchant_id, firstline_id),
  constraint variants_code_key unique (merchant_id, code),
  foreign key (merchant_id, product_id) references products (merchant_id, id)
);
create index variants_product_idx on variants (merchant_id, product_id, position);
create index variants_sku_idx on variants (merchant_id, sku) where sku <> '';
create unique index variants_default_key on variants (merchant_id, product_id) where is_default;

create table product_categories (
  merchant_id text collate "C" not null references merchants,
  product_id text collate "C" not null,
  category_id text collate "C" not null,
  position integer not null default 0,
  primary key (merchant_id, product_id, category_id),
  foreign key (merchant_id, product_id) references products (merchant_id, id),
  foreign key (merchant_id, category_id) references categories (merchant_id, id)
);
create index product_categories_category_idx on product_categories (merchant_id, category_id);

create table stock_levels (
  merchant_id text collate "C" not null references merchants,
  variant_id text collate "C" not null,
  warehouse_id text collate "C" not null,
  -- Below zero only where the product may be ordered out of stock; the command decides.
  quantity integer not null default 0,
  primary key (merchant_id, variant_id, warehouse_id),
  foreign key (merchant_id, variant_id) references variants (merchant_id, id),
  foreign key (merchant_id, warehouse_id) references warehouses (merchant_id, id)
);

create table stock_movements (
  merchant_id text collate "C" not null references merchants,
  id text collate "C" not null,
  variant_id text collate "C" not null,
  warehouse_id text collate "C" not null,
  quantity integer not null,
  reason text not null check (reason in ('opening', 'order', 'cancel', 'return', 'set', 'adjust')),
  order_id text collate "C",
  actor_name text not null,
  occurred_at timestamptz not null,
  primary key (merchant_id, id),
  foreign key (merchant_id, variant_id) references variants (merchant_id, id),
  foreign key (merchant_id, warehouse_id) references warehouses (merchant_id, id)
);
create index stock_movements_variant_idx on stock_movements (merchant_id, variant_id, occurred_at);
create index stock_movements_order_idx on stock_movements (merchant_id, order_id)
  where order_id is not null;
