-- Settings are changed by several people, so each row of them counts its changes: whoever saves a
-- form says which version he saw. Instant at any size, since the default is a constant.
alter table merchants add column version integer not null default 1;
alter table staff add column version integer not null default 1;
alter table stores add column version integer not null default 1;
alter table delivery_options add column version integer not null default 1;
alter table payment_methods add column version integer not null default 1;

-- The handovers of a store, latest day first. A store has a few a day, so this takes seconds at most.
create index shift_handovers_store_idx
  on shift_handovers (merchant_id, store_id, business_on desc, register_code desc, shift_code desc);
