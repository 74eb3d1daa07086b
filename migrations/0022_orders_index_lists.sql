-- What lists of orders for people need beside the indexes that are there: sorting by amount, the
-- origin, and the working lists of the day, whose indexes hold open work alone. The conditions are
-- written as in core/orders/order-list-filter.ts. Milliseconds on a new database; a minute on ten
-- million orders.
create index orders_total_idx
  on orders (merchant_id, coalesce(total_minor, computed_total_minor) desc, id desc);
create index orders_origin_idx on orders (merchant_id, origin, ordered_at desc, id desc);
create index orders_unpaid_idx on orders (merchant_id, ordered_at desc, id desc)
  where payment_state in ('open', 'pending', 'failed', 'expired')
    and order_state in ('pending', 'confirmed', 'completed');
create index orders_to_ship_idx on orders (merchant_id, ordered_at desc, id desc)
  where delivery_state = 'pending' and order_state in ('pending', 'confirmed');
create index orders_differing_idx on orders (merchant_id, ordered_at desc, id desc)
  where subtotal_minor <> computed_subtotal_minor or total_minor <> computed_total_minor;
create index return_orders_open_idx on return_orders (merchant_id, order_id)
  where return_state in ('pending', 'confirmed');
-- Vouchers are found by the beginning of their number, in any collation.
create index vouchers_number_start_idx on vouchers (merchant_id, number text_pattern_ops);
