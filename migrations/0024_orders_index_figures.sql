-- The figures of a day come from an index alone. It takes the place of the one that lists go by, with
-- the same order, so that a new order has no more indexes than before; every change of an order moved
-- its entries already, since it is in orders_updated_idx. Milliseconds on a new database; about a
-- minute on ten million orders.
create index orders_figures_idx on orders (merchant_id, ordered_at desc, id desc)
  include (order_state, origin, store_id, currency, total_minor, computed_total_minor);
drop index orders_ordered_idx;
alter index orders_figures_idx rename to orders_ordered_idx;

-- Deliveries that were given up, for the last day's count.
create index webhook_deliveries_failed_idx on webhook_deliveries (merchant_id, finished_at)
  where state = 'failed';
