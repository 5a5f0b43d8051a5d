-- What is to happen outside the database, told in the transaction that decided it. A message names records, never what
-- stands in them.
create table platform.outbox (
    id         uuid primary key,
    kind       text        not null,
    params     jsonb       not null default '{}',
    state      text        not null default 'WAITING' check (state in ('WAITING', 'DELIVERED', 'DROPPED', 'DEAD')),
    attempts   int         not null default 0,
    -- When it is tried next; for a message in hand, when its holder is taken to be gone.
    due_at     timestamptz not null,
    last_error text,
    created_at timestamptz not null,
    ended_at   timestamptz,
    check ((state = 'WAITING') = (ended_at is null))
);
create index outbox_due on platform.outbox (due_at, id) where state = 'WAITING';
create index outbox_latest on platform.outbox (created_at desc, id desc);
create index outbox_ended on platform.outbox (ended_at) where state in ('DELIVERED', 'DROPPED');
