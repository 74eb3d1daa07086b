-- Searches by what happened later to an order. The indexes are partial, so that a new order, which
-- has none of it, pays nothing for them. Milliseconds on a new database; minutes on ten million orders.

create index orders_paid_idx on orders (merchant_id, paid_at) where paid_at is not null;
create index orders_shipped_idx on orders (merchant_id, shipped_at) where shipped_at is not null;
create index orders_arrived_idx on orders (merchant_id, arrived_at) where arrived_at is not null;
create index orders_collected_idx on orders (merchant_id, collected_at) where collected_at is not null;
create index orders_returned_idx on orders (merchant_id, returned_at) where returned_at is not null;
create index orders_cancelled_idx on orders (merchant_id, cancelled_at) where cancelled_at is not null;
create index orders_tracking_idx on orders (merchant_id, tracking_number) where tracking_number <> '';
create index orders_payment_idx on orders (merchant_id, payment_state, ordered_at desc, id desc)
  where payment_state <> 'open';
create index orders_delivery_idx on orders (merchant_id, delivery_state, ordered_at desc, id desc)
  where delivery_state <> 'pending';
