-- A merchant may have several Wixtar authkeys, so that a key can be given to one more till without
-- breaking those that are in use. Looked up before the merchant is known; a distributed engine
-- keeps this table whole.

create table wixtar_authkeys (
  authkey_hash bytea primary key,
  merchant_id text collate "C" not null references merchants,
  created_at timestamptz not null
);

insert into wixtar_authkeys (authkey_hash, merchant_id, created_at)
select wixtar_authkey_hash, id, created_at from merchants;

alter table merchants drop column wixtar_authkey_hash;
