-- Agenda: what colleagues have to do by when, and when they meet whom.
create schema agenda;

create table agenda.task (
    id               uuid primary key,
    title            text        not null,
    note             text,
    -- As it stood when the task was written down; merges are resolved when reading.
    account_id       uuid references customer.account,
    owner_id         uuid        not null references staff.app_user,
    due              date,
    state            text        not null default 'OPEN' check (state in ('OPEN', 'DONE', 'WITHDRAWN')),
    -- What it came from, so that telling of it twice makes one task.
    origin           text,
    origin_id        text,
    version          int         not null default 1,
    created_at       timestamptz not null,
    created_by_name  text        not null,
    ended_at         timestamptz,
    ended_by_name    text,
    withdrawn_reason text,
    check ((origin is null) = (origin_id is null)),
    check ((state = 'OPEN') = (ended_at is null)),
    check ((state = 'WITHDRAWN') = (withdrawn_reason is not null))
);
create unique index task_origin on agenda.task (origin, origin_id);
create index task_open on agenda.task (owner_id, due, id) where state = 'OPEN';
create index task_ended on agenda.task (owner_id, ended_at desc, id desc) where state <> 'OPEN';
create index task_day on agenda.task (due) where state <> 'WITHDRAWN';
create index task_account on agenda.task (account_id) where account_id is not null;

create table agenda.meeting (
    id               uuid primary key,
    title            text        not null,
    note             text,
    account_id       uuid references customer.account,
    -- What was agreed: the clock on the wall of that zone, and the true length. The moments follow from both.
    starts_local     timestamp   not null,
    zone             text        not null,
    minutes          int         not null check (minutes between 5 and 1440),
    starts_at        timestamptz not null,
    ends_at          timestamptz not null,
    place            text,
    way              text        not null check (way in ('VISIT', 'AT_OURS', 'PHONE', 'VIDEO')),
    state            text        not null default 'PLANNED' check (state in ('PLANNED', 'HELD', 'CANCELLED')),
    origin           text,
    origin_id        text,
    version          int         not null default 1,
    created_at       timestamptz not null,
    created_by_name  text        not null,
    changed_at       timestamptz not null,
    check (ends_at = starts_at + make_interval(mins => minutes)),
    check ((origin is null) = (origin_id is null))
);
create unique index meeting_origin on agenda.meeting (origin, origin_id);
create index meeting_starts on agenda.meeting (starts_at);
create index meeting_account on agenda.meeting (account_id, starts_at) where account_id is not null;

create table agenda.meeting_colleague (
    meeting_id uuid references agenda.meeting on delete cascade,
    user_id    uuid references staff.app_user,
    primary key (meeting_id, user_id)
);
create index meeting_colleague_user on agenda.meeting_colleague (user_id);

create table agenda.meeting_contact (
    meeting_id uuid references agenda.meeting on delete cascade,
    contact_id uuid references customer.contact,
    primary key (meeting_id, contact_id)
);
create index meeting_contact_contact on agenda.meeting_contact (contact_id);

-- What calendars show: one row a thing and colleague. A thing of a whole day has a day and no moments, one to be done
-- some time has neither.
create view agenda.v_entry as
select 'MEETING' as kind, m.id, c.user_id, m.account_id as given_account_id, m.title, null::date as day, m.starts_at,
       m.ends_at, m.state, m.version
from agenda.meeting m
join agenda.meeting_colleague c on c.meeting_id = m.id
union all
select 'TASK', t.id, t.owner_id, t.account_id, t.title, t.due, null, null, t.state, t.version
from agenda.task t
where t.state <> 'WITHDRAWN';
