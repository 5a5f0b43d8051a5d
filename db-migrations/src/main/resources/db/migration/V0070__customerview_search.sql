-- Customer view: what search needs beyond the indexes that the contexts keep for themselves.
-- Accounts that were merged away are still found by the name they had.
create view customer.v_merged_account as
select id, name, search_name, merged_into
from customer.account
where merged_into is not null;

create index account_merged_name_trigrams on customer.account using gin (search_name gin_trgm_ops)
    where merged_into is not null;

create view customer.v_contact_ref as
select source, ref, contact_id
from customer.contact_ref;

create index contact_ref_prefix on customer.contact_ref (lower(ref) text_pattern_ops);
