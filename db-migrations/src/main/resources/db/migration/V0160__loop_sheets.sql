-- Figures by day and month, kept by folding what changed: recordings append notes and wait for nobody; readers and a
-- background beat fold the notes into sheets, one at a time.
drop table loop.touchpoint_day;

-- Counts, or sets of account numbers, of one topic on one day or in one month of the firm's zone.
create table loop.sheet (
    topic    smallint not null,
    month    boolean  not null,
    day      date     not null,
    -- Of the fold that wrote it last; readers keep sheets in memory and ask for newer ones.
    revision bigint   not null,
    content  bytea    not null,
    primary key (topic, month, day)
);
-- Small numbers packed already: compressing them again would cost more than it saves.
alter table loop.sheet alter column content set storage external;
create index sheet_revision on loop.sheet (revision);

-- Touchpoints that came (1) or went (-1) in a stage, of the account that answered for them then.
create table loop.touched (
    seq           bigint generated always as identity primary key,
    account_id    uuid     not null,
    touchpoint_id uuid     not null,
    stage         smallint not null,
    moving        boolean  not null,
    sign          smallint not null
);

-- Counts that changed, where a journey told them.
create table loop.told (
    seq   bigint generated always as identity primary key,
    topic smallint not null,
    day   date     not null,
    key   int      not null,
    n     int      not null
);

-- How far the sheets are. The row is the lock of whoever folds.
create table loop.fold (
    one      boolean primary key default true check (one),
    revision bigint not null default 0,
    -- Of the last recount: sheets from before it may be gone.
    recounted bigint not null default 0,
    -- The zone whose days the sheets are about; null while they cannot be used and have to be counted anew.
    zone     text
);
insert into loop.fold (zone)
select coalesce((select s.value from platform.setting s where s.key = 'firm.zone'), 'Europe/Amsterdam')
where not exists (select from touchpoint.touchpoint)
union all
select null
where exists (select from touchpoint.touchpoint);
