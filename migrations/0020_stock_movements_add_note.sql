-- Why a count was changed by hand, in the words of whoever did it. No table is rewritten.

alter table stock_movements add column note text;
