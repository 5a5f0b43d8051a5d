-- Binding: what ties each account to the firm. Ties follow from facts of other contexts by rules, or are entered by hand;
-- profiles are kept for lists and overviews and can be made anew at any time.
create schema binding;

-- Rules as a JSON array, read and written as a whole. A published version never changes; going back is publishing again.
create table binding.rule_version (
    version      int primary key check (version > 0),
    rules        jsonb       not null,
    note         text        not null,
    -- The earlier version that this one brings back.
    restores     int references binding.rule_version,
    published_at timestamptz not null,
    published_by uuid,
    author       text        not null
);

create table binding.hand_tie (
    id               uuid primary key,
    -- The account it was entered for, for good: after a merge reads follow customer.account.merged_into.
    account_id       uuid             not null references customer.account,
    level            text             not null check (level in ('FINANCIAL', 'SOCIAL', 'STRUCTURAL')),
    instrument       text             not null,
    strength         float8           not null check (strength between 0 and 1),
    lock_in          boolean          not null,
    subject          text             not null,
    evidence         text,
    link             text,
    valid_from       date             not null,
    valid_until      date,
    source           text collate "C" not null,
    external_id      text collate "C" not null,
    version          int              not null default 1,
    entered_at       timestamptz      not null,
    changed_at       timestamptz      not null,
    author           text             not null,
    withdrawn_at     timestamptz,
    withdrawn_by     text,
    withdrawn_reason text,
    check (valid_until >= valid_from),
    check ((withdrawn_at is null) = (withdrawn_reason is null))
);
-- The same tie twice changes nothing; a withdrawn one frees its external id.
create unique index hand_tie_external on binding.hand_tie (source, external_id) where withdrawn_at is null;
create index hand_tie_account on binding.hand_tie (account_id) where withdrawn_at is null;
create index hand_tie_ending on binding.hand_tie (valid_until) where withdrawn_at is null and valid_until is not null;

-- One row for each account that anything ever tied; none means that nothing does.
create table binding.profile (
    account_id     uuid primary key references customer.account on delete cascade,
    financial      float8 not null,
    social         float8 not null,
    structural     float8 not null,
    value_adding   float8 not null,
    lock_in        float8 not null,
    hostage        text   not null check (hostage in ('AT_RISK', 'UNKNOWN', 'NO')),
    -- The same scores ninety days earlier, as today's facts and rules tell them.
    was_financial  float8 not null,
    was_social     float8 not null,
    was_structural float8 not null,
    computed_on    date   not null
);
create index profile_hostage on binding.profile (lock_in desc) where hostage <> 'NO';

-- Accounts whose profile is to be made anew; rows are added freely and taken away in sets.
create table binding.due (
    seq        bigint generated always as identity primary key,
    account_id uuid not null
);

create table binding.standing (
    one      boolean primary key default true check (one),
    rules    int not null references binding.rule_version,
    -- The version that all profiles were made by; another one while a recompute is due.
    computed int not null,
    -- The firm's day that the last full recompute was asked for.
    day      date
);

-- What can be done about a level in a situation; texts in both languages, and what it becomes when it is taken up.
create table binding.measure (
    id         uuid primary key,
    level      text     not null check (level in ('FINANCIAL', 'SOCIAL', 'STRUCTURAL')),
    situation  text     not null check (situation in ('HOSTAGE', 'MISSING', 'ENDING', 'FADING', 'THIN')),
    instrument text     not null,
    text_en    text     not null,
    text_nl    text     not null,
    why_en     text     not null,
    why_nl     text     not null,
    sort       smallint not null,
    active     boolean  not null default true,
    version    int      not null default 1
);

create view binding.v_profile as
select account_id, financial, social, structural, value_adding, lock_in, hostage, was_financial, was_social,
       was_structural, computed_on
from binding.profile;

create view binding.v_hand_tie as
select h.id, coalesce(a.merged_into, a.id) as account_id, h.account_id as given_account_id, h.level, h.instrument,
       h.strength, h.lock_in, h.subject, h.evidence, h.link, h.valid_from, h.valid_until, h.author, h.version
from binding.hand_tie h
     join customer.account a on a.id = h.account_id
where h.withdrawn_at is null;
