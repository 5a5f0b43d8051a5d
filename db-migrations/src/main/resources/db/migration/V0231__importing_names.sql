-- What a name in a file means, once somebody has said so: for the same run and all later ones.
create table importing.known_name (
    -- What it names: 'account', 'offering', 'owner'.
    kind       text        not null,
    name_key   text        not null,
    name       text        not null,
    target     text        not null,
    decided_at timestamptz not null,
    decided_by text        not null,
    primary key (kind, name_key)
);
