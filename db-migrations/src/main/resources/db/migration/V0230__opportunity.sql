-- Opportunity: possible sales, the phases they go through, why they were lost, and what colleagues aim to sell.
create schema opportunity;

-- The pipeline, in its order. Codes are for files and programs; everything else may be changed.
create table opportunity.phase (
    code          text collate "C" primary key check (code ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    sort          smallint not null,
    name_en       text     not null,
    name_nl       text     not null,
    kind          text     not null check (kind in ('OPEN', 'WON', 'LOST')),
    -- Percent; what an open opportunity in this phase is weighted with where nobody says otherwise.
    probability   smallint not null check (probability between 0 and 100),
    -- Where in the loop reaching this phase is a touchpoint.
    stage         smallint not null check (stage between 2 and 4),
    -- After so many days in the phase somebody should look at it.
    patience_days smallint check (patience_days > 0),
    active        boolean  not null default true,
    version       int      not null default 1,
    check (kind <> 'WON' or (stage = 4 and probability = 100)),
    check (kind <> 'LOST' or (stage < 4 and probability = 0)),
    check (kind = 'OPEN' or (active and patience_days is null))
);
create unique index phase_end on opportunity.phase (kind) where kind <> 'OPEN';

insert into opportunity.phase (sort, code, name_en, name_nl, kind, probability, stage, patience_days)
values
    (10, 'PROSPECTING', 'Prospecting', 'Verkennen',      'OPEN', 10,  2, 45),
    (20, 'ENGAGING',    'Engaging',    'In gesprek',     'OPEN', 30,  3, 30),
    (30, 'PROPOSAL',    'Proposal',    'Voorstel',       'OPEN', 50,  3, 21),
    (40, 'NEGOTIATION', 'Negotiation', 'Onderhandeling', 'OPEN', 75,  3, 14),
    (90, 'WON',         'Won',         'Gewonnen',       'WON',  100, 4, null),
    (99, 'LOST',        'Lost',        'Verloren',       'LOST', 0,   3, null);

create table opportunity.lost_reason (
    code    text collate "C" primary key check (code ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    sort    smallint not null,
    name_en text     not null,
    name_nl text     not null,
    active  boolean  not null default true,
    version int      not null default 1
);

insert into opportunity.lost_reason (sort, code, name_en, name_nl)
values
    (10, 'PRICE',       'Price',                       'Prijs'),
    (20, 'COMPETITION', 'Chose a competitor',          'Koos een concurrent'),
    (30, 'FIT',         'Offering did not fit',        'Aanbod paste niet'),
    (40, 'BUDGET',      'No budget',                   'Geen budget'),
    (50, 'NO_DECISION', 'No decision was taken',       'Er werd niet besloten'),
    (60, 'NO_NEED',     'Need has gone',               'Behoefte is vervallen'),
    (70, 'SERVICE',     'Bad experience with us',      'Slechte ervaring met ons'),
    (99, 'OTHER',       'Another reason',              'Andere reden');

create table opportunity.opportunity (
    id              uuid primary key,
    number          bigint generated always as identity unique,
    name            text             not null,
    search_name     text collate "C" generated always as (platform.fold(name)) stored,
    -- The account it was opened for; after a merge reads follow customer.account.merged_into.
    account_id      uuid references customer.account,
    -- The team is the owner's, joined when it is read.
    owner_id        uuid references staff.app_user,
    value           numeric(18, 2) check (value >= 0),
    currency        char(3)          not null default 'EUR',
    -- Percent; null leaves it to the phase.
    probability     smallint check (probability between 0 and 100),
    expected_close  date,
    line_id         uuid references offering.product_line,
    product_id      uuid references offering.product,
    competitor      text,
    -- Where the opportunity came from, in people's words: a fair, a referral.
    origin          text,
    given_order_ref text collate "C",
    -- One deal is one purchase: the contract that it becomes has the same reference.
    order_ref       text collate "C" generated always as (coalesce(given_order_ref, 'OPP-' || number::text)) stored,
    -- These follow from the latest phase change that stands.
    phase           text collate "C" not null references opportunity.phase,
    phase_since     timestamptz      not null,
    closed_at       timestamptz,
    lost_reason     text collate "C" references opportunity.lost_reason,
    lost_stated     text,
    -- The move that can be undone; null once it was.
    last_move       uuid,
    opened_at       timestamptz      not null,
    source          text collate "C" not null,
    external_id     text collate "C" not null,
    version         int              not null default 1,
    created_at      timestamptz      not null,
    created_by      uuid references staff.app_user,
    author          text             not null,
    updated_at      timestamptz      not null,
    unique (source, external_id)
);
create index opportunity_phase on opportunity.opportunity (phase, phase_since, id);
create index opportunity_account on opportunity.opportunity (account_id) where account_id is not null;
create index opportunity_owner on opportunity.opportunity (owner_id, phase);
create index opportunity_closed on opportunity.opportunity (closed_at) where closed_at is not null;
create index opportunity_expected on opportunity.opportunity (expected_close) where closed_at is null;
create index opportunity_opened on opportunity.opportunity (opened_at);
create index opportunity_changed on opportunity.opportunity (updated_at, id);
create index opportunity_name on opportunity.opportunity using gin (search_name gin_trgm_ops);
create index opportunity_order on opportunity.opportunity (order_ref);

-- Who moved it where and when. One that was undone stays, and counts no more.
create table opportunity.phase_change (
    id             uuid primary key,
    opportunity_id uuid             not null references opportunity.opportunity on delete cascade,
    phase          text collate "C" not null references opportunity.phase,
    changed_at     timestamptz      not null,
    changed_by     uuid,
    author         text             not null,
    lost_reason    text collate "C" references opportunity.lost_reason,
    lost_stated    text,
    -- The move that made it, and the one that took it back.
    made_in        uuid             not null,
    undone_in      uuid
);
create index phase_change_history on opportunity.phase_change (opportunity_id, changed_at, id);

-- What a colleague aims to sell in a month, in the firm's currency.
create table opportunity.target (
    owner_id uuid           not null references staff.app_user,
    month    date           not null check (extract(day from month) = 1),
    amount   numeric(18, 2) not null check (amount >= 0),
    primary key (owner_id, month)
);

-- What contexts downstream may read: opportunities with the account that answers for them today.
create view opportunity.v_opportunity as
select o.id, o.number, o.name, coalesce(a.merged_into, a.id) as account_id, o.account_id as given_account_id, o.owner_id,
       o.value, o.currency, o.phase, p.kind, p.name_en as phase_en, p.name_nl as phase_nl, p.sort as phase_sort,
       case when p.kind = 'OPEN' then coalesce(o.probability, p.probability) else p.probability end as probability,
       p.patience_days, o.phase_since, o.expected_close, o.line_id, o.product_id, o.competitor, o.order_ref, o.opened_at,
       o.closed_at, o.lost_reason, o.lost_stated, o.updated_at
from opportunity.opportunity o
     join opportunity.phase p on p.code = o.phase
     left join customer.account a on a.id = o.account_id;

insert into touchpoint.touchpoint_type
    (sort, code, name_en, name_nl, stage, department, channel, direction, purchase, moves_loop, icon)
values
    (206, 'OPPORTUNITY_OPENED',  'Opportunity opened',       'Verkoopkans geopend',      2, 'SALES', 'MEETING', 'TWO_WAY', false, true,  'opportunity'),
    -- Closing a deal is not buying yet: it moves nobody.
    (406, 'OPPORTUNITY_CLOSING', 'Opportunity about to close', 'Verkoopkans bijna rond', 4, 'SALES', 'MEETING', 'TWO_WAY', false, false, 'opportunity'),
    (407, 'OPPORTUNITY_WON',     'Opportunity won',          'Verkoopkans gewonnen',     4, 'SALES', 'MEETING', 'TWO_WAY', true,  true,  'contract');
