-- A till's shift that was handed over; each shift of a day once.
create table shift_handovers (
  merchant_id text collate "C" not null references merchants,
  store_id text collate "C" not null,
  register_code text not null,
  shift_code text not null,
  -- The day on which the shift began, on the merchant's clocks.
  business_on date not null,
  staff_code text not null,
  handed_over_at timestamptz not null,
  created_at timestamptz not null,
  constraint shift_handovers_pkey
    primary key (merchant_id, store_id, register_code, shift_code, business_on),
  foreign key (merchant_id, store_id) references stores (merchant_id, id)
);
