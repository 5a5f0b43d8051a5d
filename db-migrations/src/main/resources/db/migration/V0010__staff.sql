-- Staff: users, teams, API keys, and the count of failed sign-ins.
create schema staff;

create table staff.team (
    id      uuid primary key,
    name    text    not null,
    active  boolean not null default true,
    version int     not null
);
create unique index team_name on staff.team (lower(name));

create table staff.app_user (
    id                   uuid primary key,
    login                text        not null check (login = lower(login)),
    display_name         text        not null,
    email                text,
    password_hash        text        not null,
    roles                text[]      not null
        check (cardinality(roles) > 0 and
               roles <@ array ['AGENT', 'ACCOUNT_MANAGER', 'MARKETER', 'MANAGER', 'ADMIN']),
    team_id              uuid references staff.team,
    disabled             boolean     not null default false,
    must_change_password boolean     not null,
    demo                 boolean     not null default false,
    language             text check (language in ('en', 'nl')),
    theme                text check (theme in ('light', 'dark')),
    time_zone            text,
    -- Rises with every change after which open sessions must sign in again.
    security_stamp       int         not null default 1,
    version              int         not null,
    created_at           timestamptz not null,
    last_sign_in_at      timestamptz
);
create unique index app_user_login on staff.app_user (login);
create index app_user_team on staff.app_user (team_id);

create table staff.api_key (
    id           uuid primary key,
    name         text        not null,
    -- SHA-256 of the key: keys are long and random, so a fast hash is safe and lets every request look them up.
    key_hash     bytea       not null unique,
    prefix       text        not null,
    scopes       text[]      not null
        check (scopes <@ array ['touchpoints:write', 'accounts:read', 'accounts:write', 'insight:read']),
    created_at   timestamptz not null,
    created_by   uuid references staff.app_user,
    revoked_at   timestamptz,
    last_used_at timestamptz
);

-- Failed sign-ins by 'login:…' and 'address:…'; survives a restart, so that restarting is no way round it.
create table staff.sign_in_failure (
    subject       text primary key,
    failures      int         not null,
    last_failure  timestamptz not null,
    blocked_until timestamptz
);
create index sign_in_failure_old on staff.sign_in_failure (last_failure);

-- What contexts downstream may read of colleagues: names to show, never how they sign in.
create view staff.v_user as
select id, display_name, team_id, disabled
from staff.app_user;

create view staff.v_team as
select id, name, active
from staff.team;
