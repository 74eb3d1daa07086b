-- Tokens that stand for a member of the shop, and the keys with which members log in. A key is worth
-- nothing without the merchant's authkey, and the vendor tells it again and again, so it is readable.

alter table access_tokens add column customer_id text collate "C";

create table member_keys (
  merchant_id text collate "C" not null references merchants,
  customer_id text collate "C" not null,
  acckey text not null,
  created_at timestamptz not null,
  primary key (merchant_id, customer_id),
  constraint member_keys_acckey_key unique (merchant_id, acckey),
  foreign key (merchant_id, customer_id) references customers (merchant_id, id)
);
