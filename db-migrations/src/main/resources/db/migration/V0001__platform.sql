-- Platform: what every context stands on. Users are named by plain uuid, since staff lies downstream.
create schema platform;

-- Folds a text for searching: lower case, without accents. Built-in functions only, so that it is immutable and serves
-- generated columns and indexes; queries fold what the user typed with the same function.
create function platform.fold(typed text) returns text
    language sql immutable strict parallel safe
return lower(
        translate(
                replace(replace(replace(replace(replace(
                        regexp_replace(normalize(typed, NFKD), '[\u0300-\u036f]', '', 'g'),
                        'ß', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'),
                'øØłŁđĐ’', 'oOlLdD'''));

create table platform.setting (
    key        text primary key,
    value      text        not null,
    version    int         not null default 1,
    updated_at timestamptz not null default now(),
    updated_by uuid
);

create table platform.job (
    id               uuid primary key,
    kind             text        not null,
    state            text        not null default 'QUEUED'
        check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    done             bigint      not null default 0 check (done >= 0),
    total            bigint      not null default 0 check (total >= 0),
    message          text        not null default '',
    cancel_requested boolean     not null default false,
    started_by       uuid,
    started_by_name  text        not null,
    params           jsonb       not null default '{}',
    result           jsonb       not null default '{}',
    attempt          int         not null default 0,
    runner           uuid,
    heartbeat        timestamptz,
    created_at       timestamptz not null,
    started_at       timestamptz,
    finished_at      timestamptz
);
create index job_open on platform.job (created_at) where state in ('QUEUED', 'RUNNING');
create index job_latest on platform.job (kind, created_at desc);

-- A job's report, in the order in which it was written; downloaded as one text.
create table platform.job_report (
    job_id uuid   not null references platform.job on delete cascade,
    seq    bigint generated always as identity,
    chunk  text   not null,
    primary key (job_id, seq)
);

create table platform.saved_view (
    id         uuid primary key,
    owner      uuid        not null,
    screen     text        not null,
    name       text        not null,
    query      text        not null,
    shared     boolean     not null,
    pinned     boolean     not null,
    version    int         not null,
    created_at timestamptz not null
);
create unique index saved_view_name on platform.saved_view (owner, screen, lower(name));
create index saved_view_shared on platform.saved_view (screen) where shared;

-- Who did what to which record when; names of fields, never their values.
create table platform.audit_entry (
    id         bigint generated always as identity primary key,
    at         timestamptz not null,
    actor_kind text        not null check (actor_kind in ('USER', 'API_KEY', 'SYSTEM')),
    actor_id   uuid,
    actor_name text        not null,
    action     text        not null,
    entity     text        not null,
    entity_id  text        not null,
    fields     text[]      not null default '{}'
);
create index audit_entry_entity on platform.audit_entry (entity, entity_id, id);
create index audit_entry_actor on platform.audit_entry (actor_id, id);

create function platform.refuse_change() returns trigger
    language plpgsql as
$$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;

create trigger audit_entry_append_only
    before update or delete
    on platform.audit_entry
    for each row
execute function platform.refuse_change();
