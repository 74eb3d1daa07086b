-- Parcels and splits. Every order, whatever face made it, has a delivery with an id of its own that
-- is looked up (GET /order_deliveries/:id); a split leaves a parent and a child. Seconds on a
-- hundred thousand orders, minutes on ten million.

alter table orders
  add column delivery_id text collate "C",
  add column delivery_remark text,
  add column request_submitted_at timestamptz,
  add column request_authorized_at timestamptz,
  add column request_accepted_at timestamptz,
  add column parent_order_id text collate "C",
  -- Written on the parent under its lock, so that reading an order needs no search for children.
  add column child_order_ids text[] not null default '{}',
  add column split_at timestamptz;

-- What clients have been shown so far stays true.
update orders set delivery_id = coalesce(shopline_fields ->> 'delivery_id', id);

alter table orders
  alter column delivery_id set not null,
  add constraint orders_delivery_id_key unique (merchant_id, delivery_id);

-- A split hands what the parent took out of the shelves over to the child; no level changes.
alter table stock_movements drop constraint if exists stock_movements_reason_check;
alter table stock_movements add constraint stock_movements_reason_check check
  (reason in ('opening', 'order', 'cancel', 'return', 'set', 'adjust', 'split'));

-- Signs the addresses of labels and exports, which are opened without a token.
create table installation_secrets (
  name text primary key,
  secret text not null
);
insert into installation_secrets
values ('links', replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''));
