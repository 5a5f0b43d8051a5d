-- Beside the sheets, the same counts account by account, so that figures of a team, an owner, a sector or an offering need
-- no facts either.

-- What one fold added to the counts of a day, by topic, product line and account. A day is all of its rows; now and then a
-- fold makes one of many.
create table loop.ledger (
    day      date   not null,
    revision bigint not null,
    content  bytea  not null,
    primary key (day, revision)
);
-- Small numbers packed already.
alter table loop.ledger alter column content set storage external;
create index ledger_revision on loop.ledger (revision);

-- What journeys told, now with whose they are: one row an event.
drop table loop.told;
create table loop.told (
    seq     bigint generated always as identity primary key,
    content bytea not null
);
alter table loop.told alter column content set storage external;

-- Sheets without a ledger are counted anew; until then figures come from the facts.
update loop.fold set zone = null where exists (select from loop.sheet) or exists (select from loop.touched);
