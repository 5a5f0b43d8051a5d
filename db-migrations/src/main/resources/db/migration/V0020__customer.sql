-- Customer: accounts of both kinds, their contacts, references of other systems, profile facts, merges.
create schema customer;

create table customer.account (
    id             uuid primary key,
    -- A small number for people to read out and for bitmaps to count with.
    number         bigint generated always as identity unique,
    kind           text        not null check (kind in ('ORGANISATION', 'PERSON')),
    name           text        not null,
    search_name    text collate "C" generated always as (platform.fold(name)) stored,
    parent_id      uuid references customer.account,
    owner_id       uuid references staff.app_user,
    team_id        uuid references staff.team,
    sector         text,
    employees      int check (employees >= 0),
    annual_revenue numeric(18, 2) check (annual_revenue >= 0),
    currency       char(3)     not null default 'EUR',
    email          text,
    email_key      text collate "C" generated always as (lower(email)) stored,
    phone          text,
    -- E.164 without the plus sign, such as 31384217710; kept by the application.
    phone_digits   text collate "C",
    website        text,
    customer_since date,
    -- Always the last survivor: chains are flattened at the merge.
    merged_into    uuid references customer.account,
    version        int         not null default 1,
    created_at     timestamptz not null,
    created_by     uuid references staff.app_user,
    updated_at     timestamptz not null,
    check (kind = 'ORGANISATION' or parent_id is null),
    check (parent_id <> id),
    check (merged_into <> id)
);
create index account_name on customer.account (search_name, id) where merged_into is null;
create index account_name_trigrams on customer.account using gin (search_name gin_trgm_ops) where merged_into is null;
create index account_email on customer.account (email_key) where email_key is not null;
create index account_email_trigrams on customer.account using gin (email_key gin_trgm_ops) where email_key is not null;
create index account_phone on customer.account (phone_digits) where phone_digits is not null;
create index account_phone_trigrams on customer.account using gin (phone_digits gin_trgm_ops) where phone_digits is not null;
create index account_owner on customer.account (owner_id);
create index account_team on customer.account (team_id);
create index account_sector on customer.account (sector, search_name, id) where merged_into is null;
create index account_parent on customer.account (parent_id) where parent_id is not null;
create index account_merged on customer.account (merged_into) where merged_into is not null;
create index account_changed on customer.account (updated_at desc, id) where merged_into is null;

create table customer.address (
    account_id  uuid not null references customer.account on delete cascade,
    kind        text not null check (kind in ('VISIT', 'POST', 'INVOICE', 'DELIVERY')),
    street      text,
    postal_code text,
    city        text,
    -- ISO 3166-1 alpha-2 where known, otherwise what the source said.
    country     text,
    primary key (account_id, kind)
);
create index address_city on customer.address (lower(city));

-- The names other systems know an account by. They stay with the account they were given to: reads follow merged_into.
create table customer.account_ref (
    source     text collate "C" not null,
    ref        text collate "C" not null,
    account_id uuid             not null references customer.account on delete cascade,
    primary key (source, ref)
);
create index account_ref_account on customer.account_ref (account_id);
create index account_ref_prefix on customer.account_ref (lower(ref) text_pattern_ops);

create table customer.contact (
    id            uuid primary key,
    given_name    text,
    -- Dutch names sort without their prefix: 'van der' stands apart from 'Berg'.
    name_prefix   text,
    family_name   text,
    search_name   text collate "C" generated always as (platform.fold(
            trim(coalesce(given_name || ' ', '') || coalesce(name_prefix || ' ', '') || coalesce(family_name, '')))) stored,
    email         text,
    email_key     text collate "C" generated always as (lower(email)) stored,
    phone         text,
    phone_digits  text collate "C",
    mobile        text,
    mobile_digits text collate "C",
    language      text check (language in ('en', 'nl')),
    version       int         not null default 1,
    created_at    timestamptz not null,
    created_by    uuid references staff.app_user,
    updated_at    timestamptz not null,
    check (given_name is not null or family_name is not null or email is not null)
);
create index contact_name on customer.contact (search_name, id);
create index contact_name_trigrams on customer.contact using gin (search_name gin_trgm_ops);
create index contact_family_name on customer.contact (platform.fold(family_name) text_pattern_ops) where family_name is not null;
create index contact_email on customer.contact (email_key) where email_key is not null;
create index contact_email_trigrams on customer.contact using gin (email_key gin_trgm_ops) where email_key is not null;
create index contact_phone on customer.contact (phone_digits) where phone_digits is not null;
create index contact_phone_trigrams on customer.contact using gin (phone_digits gin_trgm_ops) where phone_digits is not null;
create index contact_mobile on customer.contact (mobile_digits) where mobile_digits is not null;
create index contact_mobile_trigrams on customer.contact using gin (mobile_digits gin_trgm_ops) where mobile_digits is not null;

create table customer.contact_at_account (
    contact_id      uuid        not null references customer.contact on delete cascade,
    account_id      uuid        not null references customer.account on delete cascade,
    role            text        not null
        check (role in ('DECISION_MAKER', 'INFLUENCER', 'USER', 'PURCHASER', 'FINANCE', 'TECHNICAL', 'OTHER')),
    job_title       text,
    department      text,
    primary_contact boolean     not null default false,
    since           timestamptz not null,
    primary key (account_id, contact_id)
);
create index contact_at_account_contact on customer.contact_at_account (contact_id);
create unique index contact_at_account_primary on customer.contact_at_account (account_id) where primary_contact;

create table customer.contact_ref (
    source     text collate "C" not null,
    ref        text collate "C" not null,
    contact_id uuid             not null references customer.contact on delete cascade,
    primary key (source, ref)
);
create index contact_ref_contact on customer.contact_ref (contact_id);

-- What is known about an account, where from, since when and how surely. Append-only: the newest observation counts.
create table customer.profile_fact (
    id          uuid primary key,
    account_id  uuid          not null references customer.account on delete cascade,
    attribute   text          not null,
    value       text          not null,
    source      text          not null,
    observed_on date          not null,
    confidence  numeric(3, 2) not null check (confidence between 0 and 1),
    recorded_at timestamptz   not null,
    recorded_by uuid references staff.app_user
);
create index profile_fact_account on customer.profile_fact (account_id, attribute, observed_on desc, recorded_at desc);

create table customer.merge (
    id             uuid primary key,
    loser_id       uuid        not null references customer.account,
    survivor_id    uuid        not null references customer.account,
    merged_at      timestamptz not null,
    merged_by      uuid references staff.app_user,
    merged_by_name text        not null,
    -- Names of the fields the survivor took from the loser.
    taken_fields   text[]      not null,
    check (loser_id <> survivor_id)
);
create index merge_survivor on customer.merge (survivor_id);
create index merge_loser on customer.merge (loser_id);

-- What contexts downstream may read of accounts: one row per living account.
create view customer.v_account as
select id, number, kind, name, search_name, parent_id, owner_id, team_id, sector, employees, annual_revenue, currency,
       email, email_key, phone, phone_digits, website, customer_since, version, created_at, updated_at
from customer.account
where merged_into is null;

-- Every account id that was ever given out, with the living account that answers for it.
create view customer.v_account_survivor as
select id as given_id, name as given_name, coalesce(merged_into, id) as account_id, merged_into
from customer.account;

create view customer.v_contact as
select id, given_name, name_prefix, family_name,
       trim(coalesce(given_name || ' ', '') || coalesce(name_prefix || ' ', '') || coalesce(family_name, ''))
           as display_name,
       search_name, email, email_key, phone, phone_digits, mobile, mobile_digits, language, version, created_at, updated_at
from customer.contact;

create view customer.v_contact_at_account as
select contact_id, account_id, role, job_title, department, primary_contact, since
from customer.contact_at_account;

create view customer.v_address as
select account_id, kind, street, postal_code, city, country
from customer.address;

create view customer.v_account_ref as
select source, ref, account_id as given_account_id
from customer.account_ref;

create view customer.v_profile_fact as
select id, account_id as given_account_id, attribute, value, source, observed_on, confidence, recorded_at
from customer.profile_fact;
