-- Journey: the way of an account round the loop. All of it is derived from touchpoints and can be rebuilt from them.
-- Rows belong to the living account: a merge refolds the survivor and removes the loser's.
create schema journey;

-- One row per account and offering line; the zero line is the headline over all moving touchpoints. The row holds the
-- lap and the stay the account is in now, so that a touchpoint that changes nothing but "latest" writes one row.
-- The headline row of an account is also the lock that writers of its journeys take, in order of account id.
create table journey.journey (
    account_id       uuid             not null references customer.account,
    line_id          uuid             not null default '00000000-0000-0000-0000-000000000000',
    -- 0: no moving touchpoint yet.
    lap              int              not null default 0,
    lap_started_at   timestamptz,
    lap_first        smallint,
    short_loop       boolean          not null default false,
    reached          smallint,
    reached_at       timestamptz,
    latest           smallint,
    -- Bit 0 is INSPIRATION: the stages this lap has visited.
    visited          smallint         not null default 0,
    bought           text             not null default 'NO' check (bought in ('NO', 'INFERRED', 'YES')),
    -- Place of the last touchpoint in the order of the fold; a later one is followed, an earlier one means a refold.
    last_at          timestamptz,
    last_source      text collate "C",
    last_external_id text collate "C",
    touchpoints      int              not null default 0,
    primary key (account_id, line_id),
    check ((lap = 0) = (reached is null))
) with (fillfactor = 70); -- Room for updates in place: no index but the key, so that following a touchpoint touches none.
-- Without a moving touchpoint for longer than this, an account that has reached the stage has stalled.
create table journey.patience (
    stage   smallint primary key check (stage between 1 and 8),
    days    int not null check (days between 1 and 3650),
    version int not null default 1
);
insert into journey.patience (stage, days)
values (1, 60), (2, 30), (3, 30), (4, 14), (5, 30), (6, 14), (7, 30), (8, 90);

-- Laps that have ended. Like stays, they are written in sets by the one projection under the lock of their account, and can
-- be folded anew: a foreign key to the journey would only cost a look-up per row.
create table journey.lap (
    account_id uuid        not null,
    line_id    uuid        not null,
    lap        int         not null,
    started_at timestamptz not null,
    ended_at   timestamptz not null,
    first      smallint    not null,
    reached    smallint    not null,
    visited    smallint    not null,
    bought     text        not null,
    short_loop boolean     not null,
    primary key (account_id, line_id, lap)
);

-- Stays that have ended: from reaching a stage to the next advance or lap.
create table journey.stay (
    account_id uuid        not null,
    line_id    uuid        not null,
    lap        int         not null,
    stage      smallint    not null,
    reached_at timestamptz not null,
    left_at    timestamptz not null,
    -- The stage that was reached next, in this lap or (next_lap) by starting another.
    left_to    smallint    not null,
    next_lap   boolean     not null,
    primary key (account_id, line_id, lap, stage)
);
create index stay_reached on journey.stay (reached_at) where line_id = '00000000-0000-0000-0000-000000000000';
create index stay_left on journey.stay (left_at) where line_id = '00000000-0000-0000-0000-000000000000';

-- What contexts downstream may read: headline journeys that have begun.
create view journey.v_headline as
select account_id, lap, lap_started_at, reached, reached_at, latest, visited, bought, last_at, touchpoints
from journey.journey
where line_id = '00000000-0000-0000-0000-000000000000' and lap > 0;

-- All stays of headlines, those that last included (left_at is null).
create view journey.v_stay as
select account_id, lap, stage, reached_at, left_at, left_to, next_lap
from journey.stay
where line_id = '00000000-0000-0000-0000-000000000000'
union all
select account_id, lap, reached, reached_at, null, null, false
from journey.journey
where line_id = '00000000-0000-0000-0000-000000000000' and lap > 0;

-- All laps of headlines, those that last included (ended_at is null).
create view journey.v_lap as
select account_id, lap, started_at, ended_at, first, reached, visited, bought, short_loop
from journey.lap
where line_id = '00000000-0000-0000-0000-000000000000'
union all
select account_id, lap, lap_started_at, null, lap_first, reached, visited, bought, short_loop
from journey.journey
where line_id = '00000000-0000-0000-0000-000000000000' and lap > 0;
