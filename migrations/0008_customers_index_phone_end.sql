-- The tills look members up by the last three digits of the phone: without an index that reads every
-- customer (96 ms at 100,000). About a second a million customers.
create index customers_phone_end_idx on customers (merchant_id, right(phone, 3))
  where phone is not null;
