-- The tokens of programs, newest first; sessions and members' own tokens are not listed.
create index access_tokens_list_idx on access_tokens (merchant_id, created_at desc, id desc)
  where kind = 'token' and customer_id is null;
