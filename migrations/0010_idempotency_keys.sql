-- Requests that came with an Idempotency-Key, and the answers they got. The row is inserted by the
-- first statement of the request's one transaction, so a second request waits on the key.
create table idempotency_keys (
  merchant_id text collate "C" not null references merchants,
  face text not null,
  key text not null,
  -- Of method, path, input and caller: the same key with another of these is refused.
  request_hash bytea not null,
  -- Filled in by the last statement of the same transaction; nobody ever sees them empty.
  status smallint,
  headers json,
  body text,
  created_at timestamptz not null,
  primary key (merchant_id, face, key)
);
create index idempotency_keys_created_idx on idempotency_keys (merchant_id, created_at);
