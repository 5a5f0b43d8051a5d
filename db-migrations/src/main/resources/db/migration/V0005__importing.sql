-- Importing: files that were uploaded, mappings that are remembered, runs with what became of every row.
-- Users are named by plain uuid, like everywhere upstream of staff's tables.
create schema importing;

create table importing.upload (
    id              uuid primary key,
    name            text        not null,
    size            bigint      not null check (size > 0),
    sha256          bytea       not null unique,
    created_at      timestamptz not null,
    created_by      uuid,
    created_by_name text        not null
);
create index upload_latest on importing.upload (created_at desc);

-- The file's bytes in parts of one size, so that it can be read from the start or from the middle and is never held whole.
create table importing.upload_part (
    upload_id uuid  not null references importing.upload on delete cascade,
    no        int   not null,
    bytes     bytea not null,
    primary key (upload_id, no)
);
-- What was uploaded is compressed already, or is read too often to be worth it.
alter table importing.upload_part alter column bytes set storage external;

-- A mapping that was used, by importer and by the names of the file's columns; the latest use is offered first.
create table importing.mapping (
    id        uuid primary key,
    importer  text        not null,
    signature text        not null,
    name      text        not null,
    mapping   jsonb       not null,
    used_at   timestamptz not null,
    unique (importer, signature, name)
);
create index mapping_by_signature on importing.mapping (signature, used_at desc);

create table importing.run (
    id              uuid primary key,
    -- Null once the file was deleted; what was imported stays on record.
    upload_id       uuid references importing.upload on delete set null,
    file_name       text        not null,
    mode            text        not null check (mode in ('CHECK', 'IMPORT')),
    importer        text        not null,
    format          jsonb       not null,
    mapping         jsonb       not null,
    state           text        not null
        check (state in ('WAITING', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED', 'UNDOING', 'UNDONE')),
    job_id          uuid,
    rows_total      bigint      not null default 0,
    rows_done       bigint      not null default 0,
    -- The last row of which everything is stored, and in which reading of the file: where a new attempt goes on.
    pass            int         not null default 1,
    last_row        bigint      not null default 0,
    failure         text        not null default '',
    started_by      uuid,
    started_by_name text        not null,
    started_roles   text[]      not null,
    started_team    uuid,
    created_at      timestamptz not null,
    finished_at     timestamptz
);
create index run_latest on importing.run (created_at desc);
create index run_upload on importing.run (upload_id);

-- How many things had which outcome; kept along, since a run may have millions of rows.
create table importing.run_count (
    run_id  uuid   not null references importing.run on delete cascade,
    thing   text   not null,
    outcome text   not null,
    code    text   not null,
    n       bigint not null,
    primary key (run_id, thing, outcome, code)
);

create table importing.run_result (
    run_id  uuid   not null references importing.run on delete cascade,
    seq     bigint generated always as identity,
    row_no  bigint not null,
    output  text   not null,
    -- 'row' for the row itself, otherwise the kind of record.
    thing   text   not null,
    outcome text   not null
        check (outcome in ('CREATED', 'UPDATED', 'UNCHANGED', 'SKIPPED', 'REJECTED', 'NOTED')),
    target  uuid,
    code    text   not null,
    subject text   not null,
    value   text   not null,
    -- What an update replaced.
    before  jsonb,
    -- Empty until the run is undone; then 'undone', or the code of why this one could not be.
    undo    text   not null default '',
    primary key (run_id, seq)
);
create index run_result_to_undo on importing.run_result (run_id, thing, seq)
    where outcome in ('CREATED', 'UPDATED') and undo = '';
create index run_result_refused on importing.run_result (run_id, seq) where outcome in ('SKIPPED', 'REJECTED', 'NOTED');
