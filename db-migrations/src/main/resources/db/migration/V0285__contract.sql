-- Contracts: what was agreed with an account for a term, its renewals and its end.
create schema contract;

create sequence contract.contract_number start 1001;

create table contract.contract (
    id                 uuid primary key,
    number             bigint           not null unique default nextval('contract.contract_number'),
    -- The account it was made with, for good: after a merge reads follow customer.account.merged_into.
    account_id         uuid             not null references customer.account,
    kind               text             not null
        check (kind in ('CONTRACT', 'SUBSCRIPTION', 'DISCOUNT_AGREEMENT', 'PRICE_LIST')),
    name               text             not null,
    owner_id           uuid references staff.app_user,
    line_id            uuid references offering.product_line,
    product_id         uuid references offering.product,
    -- The term that runs now, or ran last. Days are inclusive; no last day means open-ended.
    signed_on          date,
    starts_on          date             not null,
    ends_on            date,
    value              numeric(18, 2) check (value >= 0),
    per                text             not null check (per in ('MONTH', 'QUARTER', 'YEAR', 'ONCE')),
    currency           char(3)          not null,
    discount_percent   numeric(5, 2) check (discount_percent between 0 and 100),
    renewal            text             not null check (renewal in ('AUTOMATIC', 'BY_AGREEMENT', 'NONE')),
    renewal_months     int check (renewal_months between 1 and 120),
    notice_days        int check (notice_days between 0 and 1830),
    -- The last day on which notice can be given for the end of the term.
    notice_on          date generated always as (ends_on - notice_days) stored,
    notice_given_on    date,
    last_day           date,
    termination_reason text,
    order_ref          text collate "C" not null,
    note               text,
    source             text collate "C" not null,
    external_id        text collate "C" not null,
    version            int              not null default 1,
    created_at         timestamptz      not null,
    updated_at         timestamptz      not null,
    author             text             not null,
    unique (source, external_id),
    check (ends_on >= starts_on),
    check (renewal <> 'AUTOMATIC' or renewal_months is not null),
    check ((last_day is null) = (termination_reason is null)),
    check ((last_day is null) = (notice_given_on is null))
);
create index contract_account on contract.contract (account_id, starts_on, id);
create index contract_ending on contract.contract (coalesce(last_day, ends_on, 'infinity'::date), id);
create index contract_over on contract.contract (ends_on, id) where signed_on is not null and last_day is null;

-- What happened to a contract that the loop was told: its signing, every renewal, its end. The id is the touchpoint's external id.
create table contract.step (
    id          uuid primary key,
    contract_id uuid        not null references contract.contract on delete cascade,
    place       int         not null,
    kind        text        not null check (kind in ('SIGNED', 'RENEWED', 'ENDED')),
    on_day      date        not null,
    -- The term that it began, and what that is worth.
    starts_on   date        not null,
    ends_on     date,
    value       numeric(18, 2),
    per         text        not null,
    currency    char(3)     not null,
    at          timestamptz not null,
    author      text        not null,
    unique (contract_id, place)
);

create view contract.v_contract as
select c.id, c.number, s.account_id, c.account_id as given_account_id, c.kind, c.name, c.owner_id, c.line_id, c.product_id,
       c.signed_on, c.starts_on, c.ends_on, c.last_day, least(c.ends_on, c.last_day) as in_force_until,
       c.value, c.per, c.currency,
       case c.per when 'MONTH' then c.value * 12 when 'QUARTER' then c.value * 4 when 'YEAR' then c.value end as yearly,
       c.discount_percent, c.renewal, c.renewal_months, c.notice_days, c.notice_on, c.termination_reason, c.order_ref, c.version
from contract.contract c
     join customer.v_account_survivor s on s.given_id = c.account_id;

create view contract.v_tie_fact_kind as
select *
from (values
    ('CONTRACT',      'Contract',           'Contract',            'DAYS'),
    ('SUBSCRIPTION',  'Subscription',       'Abonnement',          'DAYS'),
    ('NOTICE_PERIOD', 'Notice period',      'Opzegtermijn',        'DAYS'),
    ('DISCOUNT',      'Agreed discount',    'Afgesproken korting', 'PERCENT'),
    ('PRICE_LIST',    'Price agreement',    'Prijsafspraak',       null)) as k(fact_kind, name_en, name_nl, unit);

create view contract.v_tie_fact as
select c.account_id, k.fact_kind, c.id as fact_id, left(c.name, 200) as subject, c.signed_on as occurred_on,
       least(c.signed_on, c.starts_on) as valid_from, least(c.ends_on, c.last_day) as valid_until, k.quantity,
       null::numeric as strength, k.lock_in, '/contracts/contract?id=' || c.id as link
from contract.contract c
     cross join lateral (values
         (case c.kind when 'SUBSCRIPTION' then 'SUBSCRIPTION' else 'CONTRACT' end,
          (c.ends_on - c.starts_on + 1)::numeric, false, c.kind in ('CONTRACT', 'SUBSCRIPTION')),
         ('NOTICE_PERIOD', c.notice_days::numeric, true, c.notice_days > 0),
         ('DISCOUNT', c.discount_percent, false, c.discount_percent > 0),
         ('PRICE_LIST', null, false, c.kind = 'PRICE_LIST')) as k(fact_kind, quantity, lock_in, applies)
where c.signed_on is not null and k.applies
  and (c.last_day is null or c.last_day >= least(c.signed_on, c.starts_on));

-- The end of a contract is told, and moves nobody.
insert into touchpoint.touchpoint_type
    (sort, code, name_en, name_nl, stage, department, channel, direction, purchase, moves_loop, icon)
values
    (406, 'CONTRACT_RENEWED', 'Contract renewed', 'Contract verlengd',  4, 'SALES', 'MEETING', 'TWO_WAY', true,  true,  'renewal'),
    (407, 'CONTRACT_ENDED',   'Contract ended',   'Contract geëindigd', 4, 'SALES', 'SYSTEM',  'TWO_WAY', false, false, 'contract');
