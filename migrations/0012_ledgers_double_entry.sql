-- Credits and points as double entry: a posting is a customer's entry and the counter entries of the
-- merchant's own accounts, and sums to zero. Rows are only ever added. About 10 s a million entries.

alter table ledger_entries
  add column posting_id text collate "C",
  add column account text not null default 'customer',
  -- The store that the till names, where there is no order to tell it.
  add column store_id text collate "C",
  add column details json not null default '{}',
  alter column customer_id drop not null;

update ledger_entries set posting_id = id;

insert into ledger_entries (merchant_id, id, posting_id, ledger, account, type, amount, actor_name,
  occurred_at)
select merchant_id, substr(md5(id || ' counter'), 1, 24), posting_id, ledger,
       case when order_id is not null or type in ('applied_credit', 'redeemed_to_cash') then 'order'
            when type in ('user_credit_expired', 'expired') then 'expired'
            when type in ('manual', 'manual_credit') then 'adjusted'
            else 'issued' end,
       type, -amount, actor_name, occurred_at
  from ledger_entries;

alter table ledger_entries
  alter column posting_id set not null,
  alter column account drop default,
  add constraint ledger_entries_account_check check (account in
    ('customer', 'issued', 'order', 'redeemed', 'transferred', 'expired', 'adjusted')),
  add constraint ledger_entries_customer_check
    check ((account = 'customer') = (customer_id is not null)),
  add foreign key (merchant_id, store_id) references stores (merchant_id, id);
create unique index ledger_entries_posting_key on ledger_entries (merchant_id, posting_id, account);
create index ledger_entries_expiry_idx on ledger_entries (merchant_id, expires_at)
  where account = 'customer' and amount > 0 and expires_at is not null;
create index ledger_entries_time_idx on ledger_entries (merchant_id, ledger, occurred_at)
  where account = 'customer';

-- Which grants an entry that takes away was taken from. What is left of a grant is its amount less
-- its draws.
create table ledger_draws (
  merchant_id text collate "C" not null references merchants,
  entry_id text collate "C" not null,
  grant_id text collate "C" not null,
  amount bigint not null check (amount > 0),
  primary key (merchant_id, entry_id, grant_id),
  foreign key (merchant_id, entry_id) references ledger_entries (merchant_id, id),
  foreign key (merchant_id, grant_id) references ledger_entries (merchant_id, id)
);
create index ledger_draws_grant_idx on ledger_draws (merchant_id, grant_id);

-- Until now the oldest grants were spent first: grants and spends lie side by side on one line, and
-- where they overlap, that spend was taken from that grant.
insert into ledger_draws (merchant_id, entry_id, grant_id, amount)
with lines as (
  select merchant_id, customer_id, ledger, id, amount > 0 as is_grant, abs(amount) as size,
         sum(abs(amount)) over (partition by merchant_id, customer_id, ledger, amount > 0
                                order by occurred_at, id) as stop
    from ledger_entries where account = 'customer' and amount <> 0
)
select s.merchant_id, s.id, g.id, least(s.stop, g.stop) - greatest(s.stop - s.size, g.stop - g.size)
  from lines s
  join lines g on g.merchant_id = s.merchant_id and g.customer_id = s.customer_id
   and g.ledger = s.ledger and g.is_grant
   and least(s.stop, g.stop) > greatest(s.stop - s.size, g.stop - g.size)
 where not s.is_grant;
