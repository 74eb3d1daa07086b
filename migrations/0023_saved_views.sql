-- Views of a list that people gave a name: filters, sort and columns as the screen writes them.
create table saved_views (
  merchant_id text collate "C" not null references merchants,
  id text collate "C" not null,
  -- Whose view it is; null is everybody's.
  staff_id text collate "C",
  screen text not null,
  name text not null,
  query json not null,
  position integer not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (merchant_id, id),
  foreign key (merchant_id, staff_id) references staff (merchant_id, id)
);
create index saved_views_screen_idx on saved_views (merchant_id, screen, position);
