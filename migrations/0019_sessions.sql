-- Staff sign in to the console. A session is a token that a browser keeps in a cookie, so it lies
-- with the other tokens: one look-up tells who calls. It is deleted when it is ended or replaced by
-- the next sign-in after its time, so the table holds live sessions alone.

alter table access_tokens
  -- What lists and addresses call the token by; the token itself is known to its owner alone.
  add column id text collate "C" not null default left(replace(gen_random_uuid()::text, '-', ''), 24),
  add column kind text not null default 'token'
    constraint access_tokens_kind_check check (kind in ('token', 'session')),
  -- About: it is written at most every five minutes.
  add column last_used_at timestamptz,
  add column user_agent text not null default '';
alter table access_tokens alter column id drop default;
create unique index access_tokens_id_key on access_tokens (merchant_id, id);
create index access_tokens_staff_idx on access_tokens (merchant_id, staff_id);

-- Whoever left: no password and no token of theirs works any more.
alter table staff add column disabled_at timestamptz;

-- People may sign in with their e-mail, which several merchants can have on file.
create index staff_email_idx on staff (lower(email));

-- Wrong passwords, by the hash of what was typed as the account; also of accounts that do not exist.
-- They are counted before the merchant is known; a distributed engine keeps this table whole.
create table sign_in_failures (
  account_hash bytea primary key,
  failure_count integer not null,
  last_failed_at timestamptz not null
);
create index sign_in_failures_last_failed_idx on sign_in_failures (last_failed_at);
