-- Exports of archived orders. An export is a range and where its parts begin; the parts are written
-- out when their links are opened, so nothing lies about that could be forgotten.
create table order_exports (
  merchant_id text collate "C" not null references merchants,
  id text collate "C" not null,
  state text not null check (state in ('waiting', 'success', 'failed')),
  -- Orders sold in [start_at, end_at] and before archived_before.
  start_at timestamptz not null,
  end_at timestamptz not null,
  archived_before timestamptz not null,
  callback_url text not null,
  -- Scheme and host of the request, for the links.
  origin text not null,
  -- [{ordered_at, id}]: the first order of each part.
  parts json not null default '[]',
  error_message text,
  -- When the next step is due: the export itself, then its callback. Null when all is done.
  next_try_at timestamptz,
  tries integer not null default 0,
  callback_status integer,
  callback_error text,
  called_back_at timestamptz,
  expires_at timestamptz,
  created_at timestamptz not null,
  primary key (merchant_id, id)
);
create index order_exports_due_idx on order_exports (next_try_at) where next_try_at is not null;
