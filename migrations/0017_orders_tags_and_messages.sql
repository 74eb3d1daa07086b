-- The tags that orders of a merchant have, so that neither listing nor counting them reads orders.
-- A tag without orders is dropped when the next one is added. Seconds on a large table.
create table order_tags (
  merchant_id text collate "C" not null references merchants,
  name text not null,
  created_at timestamptz not null,
  primary key (merchant_id, name)
);
insert into order_tags (merchant_id, name, created_at)
select merchant_id, name, min(updated_at) from orders, unnest(tags) as name
 where tags <> '{}' group by merchant_id, name;
create index orders_tags_idx on orders using gin (merchant_id, tags) where tags <> '{}';

-- What shop and customer write to each other about an order, and the shop's own notes.
create table order_messages (
  merchant_id text collate "C" not null references merchants,
  id text collate "C" not null,
  order_id text collate "C" not null,
  sender text not null check (sender in ('merchant', 'customer')),
  -- The customer; null when the shop writes.
  sender_id text collate "C",
  text text,
  is_private boolean not null,
  details json not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (merchant_id, id),
  foreign key (merchant_id, order_id) references orders (merchant_id, id)
);
create index order_messages_order_idx on order_messages (merchant_id, order_id, created_at, id);
